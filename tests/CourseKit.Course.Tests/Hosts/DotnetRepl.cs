using CourseKit.Course.Tests.Packages;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Hosts;

/// <summary>A folder with a notebook, the place of the course's packages and nothing else, where dotnet-repl runs the notebook.</summary>
internal sealed class DotnetRepl : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-repl-").FullName;
    private readonly Dictionary<string, string> variables;

    public DotnetRepl(PackedCourse packages)
    {
        packages.OfferIn(folder);
        variables = new(packages.Variables) { ["COURSEKIT_PROGRESS"] = Path.Combine(folder, "progress.jsonl") };
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Returns the notebook with what its cells have shown.</summary>
    public async Task<Notebook> RunAsync(Notebook notebook)
    {
        notebook.Save(Path.Combine(folder, "mine.ipynb"));
        var (exitCode, output, error) = await OtherProgram.RunAsync("dotnet", folder, variables,
            [OtherHost.DotnetRepl, "--run", "mine.ipynb", "--exit-after-run", "--output-path", "shown.ipynb"]);
        exitCode.Should().Be(0, output + error);
        return Notebook.Load(Path.Combine(folder, "shown.ipynb"));
    }
}
