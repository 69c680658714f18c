using CourseKit.Course.Tests.Lessons;
using CourseKit.Course.Tests.Packages;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Hosts;

/// <summary>A folder with nothing in it but a lesson and the place of the course's packages.</summary>
[Collection(nameof(PackedCourse))]
public sealed class DotnetReplTests(PackedCourse packages) : IDisposable
{
    private const string Lesson = "01-convolution";

    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-repl-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_lesson_shows_there_what_it_shows_here()
    {
        packages.OfferIn(folder);
        File.Copy(ExecutedLessons.PathOf(Lesson), Path.Combine(folder, "lesson.ipynb"));
        Dictionary<string, string> variables = new(packages.Variables) { ["COURSEKIT_PROGRESS"] = Path.Combine(folder, "progress.jsonl") };

        var (exitCode, output, error) = await OtherProgram.RunAsync("dotnet", folder, variables,
            [OtherHost.DotnetRepl, "--run", "lesson.ipynb", "--exit-after-run", "--output-path", "shown.ipynb"]);

        exitCode.Should().Be(0, output + error);
        await ShownElsewhere.ShouldEqualAsync(Lesson, Notebook.Load(Path.Combine(folder, "shown.ipynb")));
    }
}
