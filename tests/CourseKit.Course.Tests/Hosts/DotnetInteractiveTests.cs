using CourseKit.Course.Tests.Jupyter;
using CourseKit.Course.Tests.Lessons;
using CourseKit.Course.Tests.Packages;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Hosts;

/// <summary>The kernel of .NET Interactive, run by Jupyter.</summary>
[Collection(nameof(PackedCourse))]
public sealed class DotnetInteractiveTests(PackedCourse packages)
{
    private const string Kernel = ".net-csharp";

    public static TheoryData<string> Names => [.. ExecutedLessons.Names];

    [JupyterTheory]
    [MemberData(nameof(Names))]
    public async Task A_lesson_shows_there_what_it_shows_here(string name)
    {
        using var python = Python.WithKernel(Kernel, packages.Variables,
            "dotnet", OtherHost.DotnetInteractive, "jupyter", "--default-kernel", "csharp", "{connection_file}");
        packages.OfferIn(python.Folder);
        ShortLessons.Of(name).Save(Path.Combine(python.Folder, "lesson.ipynb"));

        var (exitCode, output) = await python.RunAsync("-m", "nbconvert", "--execute", "--to", "notebook",
            $"--ExecutePreprocessor.kernel_name={Kernel}", "--output", "shown.ipynb", "lesson.ipynb");

        exitCode.Should().Be(0, output);
        ShownElsewhere.ShouldEqual(await ShortLessons.RunAsync(name), Notebook.Load(Path.Combine(python.Folder, "shown.ipynb")));
    }
}
