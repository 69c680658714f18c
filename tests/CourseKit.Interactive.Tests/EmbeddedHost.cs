using CourseKit.Grading.Progress;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;

namespace CourseKit.Interactive.Tests;

/// <summary>Kernels of .NET Interactive in this process, with the course's extension loaded and a record of checks of their own.</summary>
internal sealed class EmbeddedHost : IDisposable
{
    private const string ProgressVariable = "COURSEKIT_PROGRESS";

    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-interactive-").FullName;
    private readonly CSharpKernel csharp = new CSharpKernel().UseKernelHelpers();
    private readonly CompositeKernel kernel;

    private EmbeddedHost() => kernel = new CompositeKernel { csharp };

    public ProgressLog Log => new(Path.Combine(folder, "progress.jsonl"));

    public static async Task<EmbeddedHost> StartAsync(string? progress = null)
    {
        var host = new EmbeddedHost();
        Environment.SetEnvironmentVariable(ProgressVariable, progress ?? host.Log.Path);

        // As #r does with the libraries of the package.
        host.csharp.AddAssemblyReferences(Directory.GetFiles(AppContext.BaseDirectory, "CourseKit.*.dll")
            .Where(path => Path.GetFileName(path) != $"{typeof(EmbeddedHost).Assembly.GetName().Name}.dll"));
        await new CourseExtension().OnLoadAsync(host.kernel);
        return host;
    }

    /// <summary>Runs a cell, other than one that asks for packages: they are there.</summary>
    public async Task<CellEvents> RunAsync(string code) =>
        new((await kernel.SendAsync(new SubmitCode(code.Replace("#r \"nuget: CourseKit.Interactive\"", string.Empty)))).Events);

    public void Dispose()
    {
        kernel.Dispose();
        Environment.SetEnvironmentVariable(ProgressVariable, null);
        Directory.Delete(folder, recursive: true);
    }
}
