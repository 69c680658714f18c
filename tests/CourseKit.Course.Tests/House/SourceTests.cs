using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Course.Tests.House;

/// <summary>The house rules that a compiler does not know.</summary>
public sealed partial class SourceTests
{
    /// <summary>Each project of src/ and what it may refer to: only what stands before it.</summary>
    private static readonly string[] Layers = ["Tensors", "Networks", "Vision", "Figures", "Grading", "Notebooks", "Cli"];

    /// <summary>Projects for those who want them, each with what it refers to; no other refers to them.</summary>
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Plotly"] = ["Figures"],
        ["TorchSharp"] = ["Networks"],
    };

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
    public void Lines_are_at_most_140_characters_long()
    {
        var tooLong = from folder in new[] { "src", "tests", "exercises" }
                      from path in Sources(folder)
                      let verbatim = LinesOfVerbatimText(path)
                      from line in File.ReadLines(path).Index()
                      where line.Item.Length > 140 && !verbatim.Contains(line.Index)
                      select $"{Path.GetRelativePath(Repository.Root, path)}:{line.Index + 1}";

        string.Join("\n", tooLong).Should().BeEmpty();
    }

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
        var allowed = Layers.Index().Select(layer => (Project: layer.Item, Others: Layers[..layer.Index]))
            .Concat(Packages.Select(package => (Project: package.Key, Others: package.Value)));
        foreach (var (layer, others) in allowed)
        {
            var project = XDocument.Load(Repository.In($"src/CourseKit.{layer}/CourseKit.{layer}.csproj"));
            var references = project.Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)["CourseKit.".Length..])
                .Where(name => name != "Exercises");

            references.Except(others).Should().BeEmpty($"{layer} stands above what it refers to");
        }
    }

    [Fact]
    public void A_comment_of_the_API_can_be_read_alone() =>
        string.Join("\n",
            from folder in new[] { "src", "exercises" }
            from path in Sources(folder)
            from comment in Riddle().Matches(File.ReadAllText(path))
            select $"{Path.GetRelativePath(Repository.Root, path)}: {comment.Value.Trim()}").Should().BeEmpty(
                "a reader who hovers over the name sees nothing else: begin with a noun («The number of …», «The size of …»), "
                + "with «Gets» or «Gets whether» for a property, with «Returns», «Returns whether», «Computes» or another verb for a "
                + "method, with «True if …» or «True to …» for a parameter that is a bool");

    [Theory]
    [InlineData("    /// <summary>How many there are.</summary>", true)]
    [InlineData("/// <summary>\n/// Those that fit.\n/// </summary>", true)]
    [InlineData("/// <param name=\"bias\">Whether a number is added.</param>", true)]
    [InlineData("/// <summary>The same for images.</summary>", true)]
    [InlineData("    /// <summary>\n    /// The number of filters.\n    /// </summary>", false)]
    [InlineData("    /// <summary>Gets whether a bias is added.</summary>", false)]
    [InlineData("/// <returns>Itemized costs.</returns>", false)]
    public void What_cannot_be_read_alone_is_recognized(string comment, bool isRiddle) => Riddle().IsMatch(comment).Should().Be(isRiddle);

    /// <summary>Returns the lines, counted from 0, on which there is text that cannot be broken: raw and verbatim strings.</summary>
    private static HashSet<int> LinesOfVerbatimText(string path)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path));
        return [.. tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>()
            .Where(node => node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax
                && VerbatimStart().IsMatch(node.GetFirstToken().Text))
            .Select(node => tree.GetLineSpan(node.Span))
            .SelectMany(span =>
                Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1))];
    }

    private static IEnumerable<string> Sources(string folder) => Repository.Files(folder, "*.cs");

    [GeneratedRegex(@"^\s*Console\.(Error\.|Out\.)?Write", RegexOptions.Multiline)]
    private static partial Regex ConsoleWrite();

    [GeneratedRegex(@"/// <(summary|returns|(param|typeparam) name=""\w+"")>(\s*///)?\s*"
        + @"(It|Its|Those|That|The same|Same|What|How|Whether|Who|Why|Where|When|Which)\b.*")]
    private static partial Regex Riddle();

    [GeneratedRegex(@"^(\$*""""""|\$?@)")]
    private static partial Regex VerbatimStart();

    [GeneratedRegex(@"^namespace ([\w.]+)(;|$)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
