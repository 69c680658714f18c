using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CourseKit.Course.Tests.House;

/// <summary>The house rules that a compiler does not know.</summary>
public sealed partial class SourceTests
{
    /// <summary>Each project of src/ and what it may refer to: only what stands before it.</summary>
    private static readonly string[] Layers = ["Tensors", "Networks", "Vision", "Figures", "Grading", "Notebooks", "Cli"];

    public static TheoryData<string, string> Banned => new()
    {
        { "DateTime.Now", "time is measured, not read from the wall" },
        { "Random.Shared", "randomness is a seeded Generator that is passed in" },
        { "new Random(", "randomness is a seeded Generator that is passed in" },
        { "NotImplementedException(\"", "what is not there is left out" },
        { "TODO", "what is not there is left out" },
    };

    [Theory]
    [MemberData(nameof(Banned))]
    public void The_library_does_not_say(string text, string reason) =>
        Sources("src").Where(path => File.ReadAllText(path).Contains(text, StringComparison.Ordinal)).Should().BeEmpty(reason);

    [Fact]
    public void Only_the_commands_write_to_the_console() =>
        Sources("src").Where(path =>
            !path.Contains("CourseKit.Cli", StringComparison.Ordinal) && ConsoleWrite().IsMatch(File.ReadAllText(path))).Should().BeEmpty();

    [Fact]
    public void A_folder_is_a_namespace()
    {
        foreach (var path in Sources("src")
            .Where(path => Path.GetFileName(path) is not "GlobalUsings.cs" && !path.EndsWith("Program.cs", StringComparison.Ordinal)))
        {
            var folder = Path.GetRelativePath(Repository.In("src"), Path.GetDirectoryName(path)!).Replace(Path.DirectorySeparatorChar, '.');
            var declared = NamespaceLine().Match(File.ReadAllText(path)).Groups[1].Value;

            // A tensor is one class in many files, which lie where their subject is.
            var expected = Path.GetFileName(path).StartsWith("Tensor.", StringComparison.Ordinal) ? "CourseKit.Tensors" : folder;
            declared.Should().Be(expected, path);
        }
    }

    [Fact]
    public void References_go_one_way()
    {
        foreach (var (position, layer) in Layers.Index())
        {
            var project = XDocument.Load(Repository.In($"src/CourseKit.{layer}/CourseKit.{layer}.csproj"));
            var references = project.Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)["CourseKit.".Length..])
                .Where(name => name != "Exercises");

            references.Except(Layers[..position]).Should().BeEmpty($"{layer} stands above what it refers to");
        }
    }

    private static IEnumerable<string> Sources(string folder) => Repository.Files(folder, "*.cs");

    [GeneratedRegex(@"^\s*Console\.(Error\.|Out\.)?Write", RegexOptions.Multiline)]
    private static partial Regex ConsoleWrite();

    [GeneratedRegex(@"^namespace ([\w.]+)(;|$)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
