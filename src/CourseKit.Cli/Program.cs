using System.CommandLine;
using System.Globalization;
using System.Reflection;
using CourseKit.Cli;
using CourseKit.Cli.Commands;

// Numbers look the same on every machine, in cells too: 0.5, not 0,5.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Terminal.Prepare();
CourseFolder.Above(Environment.CurrentDirectory)?.OfferSharedData();

var root = new RootCommand("CourseKit: an interactive course on convolutional networks.");
var commands = Assembly.GetExecutingAssembly().GetTypes()
    .Where(type => type.IsSubclassOf(typeof(Command)) && type.Namespace == typeof(KernelCommand).Namespace);
foreach (var command in commands.OrderBy(type => type.Name, StringComparer.Ordinal))
{
    root.Add((Command)Activator.CreateInstance(command)!);
}

return await root.Parse(args).InvokeAsync();
