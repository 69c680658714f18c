using CourseKit.Course.Tests.Commands;
using CourseKit.Course.Tests.Exercises;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;
using System.Xml.Linq;

namespace CourseKit.Course.Tests.Packages;

/// <summary>A notebook as a program: run by the SDK, it prints what the notebook's cells show.</summary>
public sealed class NotebookProgramTests : IDisposable
{
    private static readonly string[] Cells =
    [
        "var image = 1;\nint Twice(int x) => 2 * x;\nTwice(image)",
        "foreach (var stride in new[] { 1, 2 })\n    Console.WriteLine($\"{stride}\");\n",
        "if (image is int same && int.TryParse(\"7\", out var seven))\n    Console.WriteLine(same + seven);\n",
        "var (stride, same) = (3.5, \"s\");\nint later;\nstride",
        "record Point(int X, int Y)\n{\n    public int Sum => X + Y;\n}\n\nstatic int Next(this Point p) => p.Sum + 1;",
        "using System.Text;\nvar image = new StringBuilder(\"é\");\nstring Twice(string s) => s + s;\n"
            + "Twice($\"{image}\") + new Point(2, 3).Next()",
        "record Point(double Z);\nlater + new Point(later).Z",
        "Func<int, int> shadow = stride => { var image = stride; return image + 1; };\nshadow(1)",
        "new[] { 1, 2, 3 }",
        "Enumerable.Range(0, 30).Select(x => x * 1.5).ToList()",
        "Enumerable.Range(0, 30).Where(x => x > 2)",
        "Tensor t = [[1, 2], [3, 4]];\nt.Display();\nDisplay(nameof(image));\nawait Task.FromResult((image, later).image)",
        "Tensor kernel = [];\nnew CourseKit.Exercises.Convolution.HorizontalEdgeKernel().Check(kernel)",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-program-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_prints_what_the_cells_show()
    {
        var notebook = new Notebook();
        notebook.AddMarkdown("# Mine\n\n- one */ // two");
        notebook.AddCode($"#!time\n#r \"nuget: Markdig, {VersionOf("Markdig")}\"\nusing Markdig;");
        notebook.AddCode("#!html\n<b>one</b>");
        var shown = string.Empty;
        var session = CellSession.Start(CourseExercises.Environment);
        foreach (var cell in Cells)
        {
            notebook.AddCode(cell);
            var result = await session.RunAsync(cell, output => shown += TextOf(output));
            result.Error.Should().BeNull();
        }

        notebook.AddCode("Markdown.ToPlainText(\"*done*\").Trim()");
        notebook.Save(Path.Combine(folder, "mine.ipynb"));

        (await Coursekit.RunAsync(folder, "export", "notebook", "mine.ipynb", "--script", "mine.cs")).Should().Be(
            (0, "mine.cs: mine.ipynb as a program. Run it by: dotnet run mine.cs\n", string.Empty));

        (await OtherProgram.RunAsync("dotnet", folder, PackedCourse.WithoutAudit, ["run", "-c", "Release", "mine.cs"])).Should().Be(
            (0, $"{shown}done\n", string.Empty));
    }

    private static string TextOf(CellOutput output) => output switch
    {
        CellOutput.Stream printed => printed.Text,
        CellOutput.Display displayed => $"{displayed.Data.Text}\n",
        CellOutput.Result result => $"{result.Data.Text}\n",
        _ => throw new InvalidOperationException($"{output}"),
    };

    /// <summary>The version of a package that the build has restored: so no network is needed.</summary>
    private static string VersionOf(string package) => XDocument.Load(Repository.In("Directory.Packages.props"))
        .Descendants("PackageVersion").Single(one => (string?)one.Attribute("Include") == package).Attribute("Version")!.Value;
}
