using System.CommandLine;
using System.Globalization;
using System.Reflection;
using CourseKit.Cli;
using CourseKit.Cli.Commands;

// Numbers look the same on every machine, in cells too: 0.5, not 0,5.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// A pattern in a cell that tries all ways takes no notice of being stopped: it ends by itself. Read by the first pattern of the process.
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(3));

Terminal.Prepare();
Terminal.ShowDownloads();
CourseFolder.Above(Environment.CurrentDirectory)?.OfferSharedData();
CourseFolder.OfProgram()?.OfferSharedData();

var root = new RootCommand("CourseKit: an interactive course on convolutional networks.");
var commands = Assembly.GetExecutingAssembly().GetTypes()
    .Where(type => type.IsSubclassOf(typeof(Command)) && type.Namespace == typeof(KernelCommand).Namespace);
foreach (var command in commands.OrderBy(type => type.Name, StringComparer.Ordinal))
{
    root.Add((Command)Activator.CreateInstance(command)!);
}

// After Ctrl+C what has run is still written and told.
var patience = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) };
ProcessEnd.With(await root.Parse(args).InvokeAsync(patience));
