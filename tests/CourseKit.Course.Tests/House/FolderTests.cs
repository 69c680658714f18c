using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Course.Tests.House;

/// <summary>The top folders of a project build on each other in one direction, as the projects do.</summary>
/// <remarks>What lies in no folder is the subject of the whole project (a tensor, a layer): every folder may speak of it.</remarks>
public sealed class FolderTests
{
    public static TheoryData<string> Projects =>
        [.. Directory.GetDirectories(Repository.In("src"), "CourseKit.*").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_go_one_way(string project)
    {
        var uses = Uses(project);
        var folders = Repository.Files($"src/{project}", "*.cs").Select(path => Folder(project, path)).Distinct();
        (uses.Count > 0).Should().Be(folders.Count(folder => folder != Top) > 1,
            "folders name others where there are several, or no name was resolved");

        var circles = uses.Keys.Order()
            .Select(folder => Circle(uses, folder))
            .Where(circle => circle.Length > 0)
            .Select(circle => string.Join(" → ", circle.Select(use => $"{use.From} ({use.Example})")));
        string.Join("\n", circles).Should().BeEmpty();
    }

    private const string Top = ".";

    private sealed record Use(string From, string To, string Example);

    /// <summary>Returns the shortest way from a folder back to itself, if there is one.</summary>
    private static Use[] Circle(IReadOnlyDictionary<string, Dictionary<string, Use>> uses, string start)
    {
        var ways = new Queue<Use[]>(uses[start].Values.Select(use => new[] { use }));
        var seen = new HashSet<string>();
        while (ways.TryDequeue(out var way))
        {
            if (way[^1].To == start)
            {
                return way;
            }

            if (seen.Add(way[^1].To) && uses.TryGetValue(way[^1].To, out var onward))
            {
                foreach (var use in onward.Values)
                {
                    ways.Enqueue([.. way, use]);
                }
            }
        }

        return [];
    }

    /// <summary>Returns for each folder of a project the other folders whose types and members its files name.</summary>
    private static Dictionary<string, Dictionary<string, Use>> Uses(string project)
    {
        var trees = Repository.Files($"src/{project}", "*.cs").Select(path => Parse(File.ReadAllText(path), path)).ToList();
        var references = References.Value.Where(reference => reference.Name != project).Select(reference => reference.Metadata);
        var compilation = CSharpCompilation.Create(project, [.. trees, Parse(ImplicitUsings)], references);

        var uses = new Dictionary<string, Dictionary<string, Use>>();
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            var from = Folder(project, tree.FilePath);
            if (from == Top)
            {
                continue;
            }

            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name).Symbol is { } symbol && Declaration(symbol) is { } file && Folder(project, file) is var to
                    && to != from && to != Top)
                {
                    var others = uses.TryGetValue(from, out var known) ? known : uses[from] = [];
                    others.TryAdd(to, new Use(from, to, $"{Path.GetFileName(tree.FilePath)} uses {name.Identifier.Text}"));
                }
            }
        }

        return uses;
    }

    private static string Folder(string project, string path) =>
        Path.GetRelativePath(Repository.In($"src/{project}"), Path.GetDirectoryName(path)!).Split(Path.DirectorySeparatorChar)[0];

    /// <summary>Returns the file that declares a symbol; of a class in several files, the one that lies nearest to the top.</summary>
    private static string? Declaration(ISymbol symbol) => symbol is ITypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol
        ? symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath)
            .MinBy(path => path.Count(c => c == Path.DirectorySeparatorChar))
        : null;

    private static SyntaxTree Parse(string text, string path = "") =>
        CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), path);

    private static readonly Lazy<IReadOnlyList<(string Name, MetadataReference Metadata)>> References = new(() =>
        [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Concat(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
            .DistinctBy(Path.GetFileName)
            .Select(path => (Path.GetFileNameWithoutExtension(path), (MetadataReference)MetadataReference.CreateFromFile(path)))]);

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;
}
