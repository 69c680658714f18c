using CourseKit.Course.Tests.Exercises;
using CourseKit.Course.Tests.Packages;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;
using System.Text.RegularExpressions;

namespace CourseKit.Course.Tests.Hosts;

/// <summary>Three ways to the course that the README shows: in its own kernel, in .NET Interactive, in a program.</summary>
[Collection(nameof(PackedCourse))]
public sealed partial class ReadmeTests(PackedCourse packages) : IDisposable
{
    private const string Shown = "Sequential: [1, 1, 28, 28] → [1, 10]", Parameters = "34,726";

    private static readonly string[] Blocks = [.. Block().Matches(Section().Match(File.ReadAllText(Repository.In("README.md"))).Value)
        .Select(match => match.Groups[1].Value.Trim())];

    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-readme-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Three_ways_are_shown() => Blocks.Should().HaveCount(3);

    [Fact]
    public async Task In_the_courses_kernel()
    {
        var outputs = new List<CellOutput>();

        await CellSession.Start(CourseExercises.Environment).RunAsync(Blocks[0], outputs.Add);

        outputs.Should().ContainSingle().Which.Should().BeOfType<CellOutput.Result>()
            .Which.Data.Text.Should().Contain(Shown).And.Contain(Parameters);
    }

    [Fact]
    public async Task In_another_host()
    {
        using var repl = new DotnetRepl(packages);
        var notebook = new Notebook();
        notebook.AddCode(Blocks[1]);
        notebook.AddCode(Blocks[0]);

        var shown = await repl.RunAsync(notebook);

        shown.Cells.OfType<CodeCell>().Last().Outputs.OfType<RichOutput>().Should().ContainSingle()
            .Which.Data["text/html"].Should().Contain(Parameters);
    }

    [Fact]
    public async Task In_a_program_of_one_file()
    {
        packages.OfferIn(folder);
        File.WriteAllText(Path.Combine(folder, "network.cs"), Blocks[2]);

        var (exitCode, output, error) = await OtherProgram.RunAsync("dotnet", folder, packages.Variables, ["run", "network.cs"]);

        exitCode.Should().Be(0, output + error);
        output.Should().Contain(Shown).And.Contain(Parameters);
    }

    [GeneratedRegex(@"^## In your own notebooks and projects$[\s\S]*?(?=^## |\z)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("^```csharp\n([\\s\\S]*?)^```", RegexOptions.Multiline)]
    private static partial Regex Block();
}
