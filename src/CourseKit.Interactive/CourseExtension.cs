using System.Reflection;
using CourseKit.Exercises.Convolution;
using CourseKit.Grading.Hosting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace CourseKit.Interactive;

/// <summary>The course in a host of .NET Interactive, which loads this class when a cell says <c>#r "nuget: CourseKit.Interactive"</c>:
/// usings as in the course's own kernel, values in forms that these hosts show, checks that are recorded.</summary>
public sealed class CourseExtension : IKernelExtension
{
    private static readonly IReadOnlyList<Assembly> Libraries = [.. CellImports.Libraries, typeof(CrossCorrelation).Assembly];

    private static readonly string Usings = string.Join('\n', CellImports.DotNet
        .Concat(Libraries.SelectMany(CellImports.Of))
        .Select(name => $"using {name};").Append($"using static {typeof(Displays).FullName};"));

    /// <summary>Prepares all kernels for C# that the host has.</summary>
    /// <exception cref="InvalidOperationException">A kernel refuses the usings.</exception>
    public async Task OnLoadAsync(Kernel kernel)
    {
        foreach (var library in Libraries)
        {
            HostFormats.Register(library);
        }

        HostFormats.RegisterFigures();
        LiveDisplays.Begin(Displays.OpenLive, inPlace: !HostFormats.IsTerminal);
        RecordedChecks.SubscribeTo(kernel.RootKernel);
        List<Kernel> kernels = [];
        kernel.RootKernel.VisitSubkernelsAndSelf(kernels.Add);
        foreach (var cells in kernels.Where(one => one.KernelInfo is { LanguageName: "C#", IsProxy: false }))
        {
            var result = await cells.SendAsync(new SubmitCode(Usings));
            if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
            {
                throw new InvalidOperationException($"The namespaces of the course could not be opened. {failed.Message}");
            }
        }
    }
}
