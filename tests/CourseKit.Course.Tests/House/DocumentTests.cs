using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Session;

namespace CourseKit.Course.Tests.House;

/// <summary>What README and CONTRIBUTING say is there.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
        ["README.md", "CONTRIBUTING.md", "docs/cells.md", "docs/engine.md", "docs/kernel.md", "docs/performance.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_to_files_of_the_repository(string document)
    {
        var folder = Path.GetDirectoryName(Repository.In(document))!;
        var targets = Link().Matches(File.ReadAllText(Repository.In(document))).Select(match => match.Groups[1].Value)
            .Where(target => !target.StartsWith("http", StringComparison.Ordinal));

        targets.Where(target => !Path.Exists(Path.Combine(folder, target))).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Files_that_are_named_exist(string document)
    {
        var named = FileName().Matches(File.ReadAllText(Repository.In(document))).Select(match => match.Groups[1].Value).Distinct();
        var names = Repository.Files(".", "*").Select(path => Path.GetFileName(path)).ToHashSet();

        named.Where(name => !name.Contains("NN-") && !names.Contains(Path.GetFileName(name))).Should().BeEmpty();
    }

    [Fact]
    public void Every_lesson_is_in_the_table_of_the_readme() =>
        Repository.Files("notebooks", "*.ipynb").Should().OnlyContain(path => Readme.Contains($"(notebooks/{Path.GetFileName(path)})"));

    [Fact]
    public void Every_command_is_in_the_table_of_the_readme_with_all_its_options()
    {
        var commands = Assembly.Load("coursekit").GetTypes().Where(type => type.IsSubclassOf(typeof(Command)))
            .Select(type => (Command)Activator.CreateInstance(type, nonPublic: true)!);

        var rows = Readme.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        foreach (var command in commands)
        {
            var own = rows.Where(row => Regex.IsMatch(row, $@"`([^`]* )?{command.Name}\b")).ToList();
            own.Should().NotBeEmpty(command.Name);
            command.Options.Where(option => !own.Any(row => row.Contains(option.Name))).Should().BeEmpty(command.Name);
        }
    }

    [Fact]
    public async Task Every_magic_is_in_the_page_about_cells()
    {
        CellOutput? shown = null;
        await CellSession.Start().RunAsync("#!lsmagic", output => shown = output);
        var page = File.ReadAllText(Repository.In("docs/cells.md"));

        var names = Magic().Matches(((CellOutput.Display)shown!).Data["text/html"]!).Select(match => match.Value).ToList();
        names.Should().HaveCountGreaterThan(8);
        names.Where(name => !page.Contains($"`{name}`", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
    }

    [Fact]
    public void Every_benchmark_that_contributors_are_told_of_is_a_verb()
    {
        var row = File.ReadAllText(Repository.In("CONTRIBUTING.md")).Split('\n')
            .Single(line => line.StartsWith("| measure the engine", StringComparison.Ordinal));
        var sources = string.Concat(Repository.Files("tests/CourseKit.Benchmarks", "*.cs").Select(File.ReadAllText));

        Verb().Matches(row).Should().HaveCount(5).And.OnlyContain(verb => sources.Contains($"new Command(\"{verb.Groups[1].Value}\""));
    }

    [Fact]
    public void The_two_commands_stand_at_the_top_of_the_readme_before_anything_else_that_can_be_run()
    {
        var blocks = CodeBlock().Matches(Readme).Select(match => match.Groups[1].Value.Trim());

        blocks.Take(2).Should().Equal("dotnet run -c Release --project src/CourseKit.Cli -- run", "dotnet test -c Release");
    }

    private static string Readme { get; } = File.ReadAllText(Repository.In("README.md"));

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([\w./-]+\.(?:cs|props|ipynb|sln|csproj))`")]
    private static partial Regex FileName();

    [GeneratedRegex("#![\\w#]+")]
    private static partial Regex Magic();

    [GeneratedRegex(@"-- (\w+)")]
    private static partial Regex Verb();

    [GeneratedRegex(@"```\w*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
