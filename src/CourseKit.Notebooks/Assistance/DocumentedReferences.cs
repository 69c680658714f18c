using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Assistance;

/// <summary>The libraries that cells are compiled against, with the documentation that stands beside them.</summary>
internal static class DocumentedReferences
{
    public static IEnumerable<PortableExecutableReference> Of(CellEnvironment environment)
    {
        var framework = FrameworkReferences();
        var own = CellCompiler.Libraries(environment).Concat(framework.Count > 0 ? framework : CellCompiler.Framework);
        return own.Select(path => CellReference.To(
            path, XmlDocumentationProvider.CreateFromFile(Path.ChangeExtension(path, "xml"))));
    }

    /// <summary>
    /// The reference libraries of .NET, which come with its SDK: they are documented, and the libraries
    /// that run are not. None where there is no SDK of the version that runs.
    /// </summary>
    private static IReadOnlyList<string> FrameworkReferences()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var version = $"{Environment.Version.Major}.{Environment.Version.Minor}";
        return Directory.Exists(packs) && Directory.GetDirectories(packs, $"{version}.*").Order().LastOrDefault() is { } pack
            && Path.Combine(pack, "ref", $"net{version}") is var folder && Directory.Exists(folder)
                ? Directory.GetFiles(folder, "*.dll")
                : [];
    }
}
