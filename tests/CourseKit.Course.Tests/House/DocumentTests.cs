using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Session;

namespace CourseKit.Course.Tests.House;

/// <summary>What README and CONTRIBUTING say is there.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
        ["README.md", "CONTRIBUTING.md", .. Repository.Files("docs", "*.md").Select(path => Path.GetRelativePath(Repository.Root, path))];

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
    public void Every_command_is_in_the_table_of_the_readme() => CommandOptions.Keys.Where(path => !path.Contains(' ')).Should()
        .OnlyContain(name => Readme.Contains($"| `{name}` |"));

    /// <summary>A heading names a command, and the rows of the table below it are its options: those, and no others.</summary>
    [Fact]
    public void The_page_about_commands_has_every_command_with_its_options()
    {
        var told = new Dictionary<string, List<string>>();
        foreach (var line in File.ReadLines(Repository.In("docs/commands.md")))
        {
            if (CommandHeading().Match(line) is { Success: true } heading)
            {
                told.Add(heading.Groups[1].Value, []);
            }
            else if (OptionRow().Match(line) is { Success: true } row)
            {
                told.Last().Value.Add(row.Groups[1].Value);
            }
        }

        told.Should().BeEquivalentTo(CommandOptions);
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
    public void Contributors_are_told_of_every_benchmark_and_of_no_other()
    {
        var row = File.ReadAllText(Repository.In("CONTRIBUTING.md")).Split('\n')
            .Single(line => line.StartsWith("| measure the engine", StringComparison.Ordinal));
        var sources = string.Concat(Repository.Files("tests/CourseKit.Benchmarks", "*.cs").Select(File.ReadAllText));

        Verb().Matches(row).Select(verb => verb.Groups[1].Value).Should()
            .BeEquivalentTo(Benchmark().Matches(sources).Select(verb => verb.Groups[1].Value)).And.HaveCountGreaterThan(4);
    }

    [Fact]
    public void The_two_commands_stand_at_the_top_of_the_readme_before_anything_else_that_can_be_run()
    {
        var blocks = CodeBlock().Matches(Readme).Select(match => match.Groups[1].Value.Trim());

        blocks.Take(2).Should().Equal("dotnet run -c Release --project src/CourseKit.Cli -- run", "dotnet test -c Release");
    }

    /// <summary>The options of each command, by its name and those above it.</summary>
    private static IReadOnlyDictionary<string, List<string>> CommandOptions { get; } = Assembly.Load("coursekit").GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Command)) && type.Namespace == "CourseKit.Cli.Commands")
        .SelectMany(type => WithSubcommands((Command)Activator.CreateInstance(type, nonPublic: true)!, string.Empty))
        .ToDictionary(command => command.Path, command => command.Options);

    private static IEnumerable<(string Path, List<string> Options)> WithSubcommands(Command command, string above) =>
    [
        ($"{above}{command.Name}", [.. command.Options.Select(option => option.Name)]),
        .. command.Subcommands.SelectMany(below => WithSubcommands(below, $"{above}{command.Name} ")),
    ];

    private static string Readme { get; } = File.ReadAllText(Repository.In("README.md"));

    [GeneratedRegex(@"^##+ `([a-z]+(?: [a-z]+)*)(?: [^`]*)?`$")]
    private static partial Regex CommandHeading();

    [GeneratedRegex("^\\| `(--[a-z-]+)")]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([\w./-]+\.(?:cs|props|ipynb|sln|csproj))`")]
    private static partial Regex FileName();

    [GeneratedRegex("#![\\w#]+")]
    private static partial Regex Magic();

    [GeneratedRegex(@"-- ([\w-]+)")]
    private static partial Regex Verb();

    [GeneratedRegex("new Command\\(\"([\\w-]+)\"")]
    private static partial Regex Benchmark();

    [GeneratedRegex(@"```\w*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
