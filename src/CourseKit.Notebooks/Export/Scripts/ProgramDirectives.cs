using CourseKit.Notebooks.Session.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>Lines at the top of a program of one file, which tell the SDK how to build it.</summary>
internal static class ProgramDirectives
{
    /// <summary>Settings that cells take for granted: reflection, numbers with a point in every language, and no warnings; and none of the
    /// rules that a folder above the file may have for its own code.</summary>
    private static readonly string[] Always =
    [
        "#:property PublishAot=false", "#:property InvariantGlobalization=true", "#:property WarningLevel=0",
        "#:property TreatWarningsAsErrors=false", "#:property EnforceCodeStyleInBuild=false",
    ];

    /// <summary>A rule of the same kind, which matters where there are packages.</summary>
    private const string VersionsInTheFile = "#:property ManagePackageVersionsCentrally=false";

    /// <summary>Returns the lines.</summary>
    /// <param name="notebook">The code of the notebook.</param>
    /// <param name="folder">The folder of the notebook, at which paths of sources start.</param>
    /// <param name="libraries">The line that refers to libraries of the course; null if none are used.</param>
    public static IReadOnlyList<string> Of(UnderstoodNotebook notebook, string folder, LibraryDirective? libraries)
    {
        var sources = notebook.Packages.Where(one => one.IsSource).Select(one => one.Name)
            .Select(place => place.Contains("://", StringComparison.Ordinal) ? place : Path.GetFullPath(place, folder)).Distinct().ToList();
        string[] packages = [.. notebook.Packages.Where(one => !one.IsSource)
            .GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
            .Select(named => $"#:package {named.Key}@{named.MinBy(one => one.Version == PackageDirective.Newest)!.Version}")];
        return
        [
            .. Always,
            .. notebook.Codes.Any(IsUnsafe) ? new[] { "#:property AllowUnsafeBlocks=true" } : [],
            .. sources.Count > 0 ? new[] { $"#:property RestoreAdditionalProjectSources={string.Join(';', sources)}" } : [],
            .. libraries is null ? Array.Empty<string>() : [libraries.Line],
            .. packages.Length > 0 ? packages.Prepend(VersionsInTheFile) : [],
        ];
    }

    /// <summary>Returns the line that brings the libraries which a program uses; null if it uses none of them.</summary>
    public static LibraryDirective? Used(CSharpCompilation program, IReadOnlyList<LibraryDirective> libraries)
    {
        var used = program.GetUsedAssemblyReferences().OfType<PortableExecutableReference>().Select(one => one.FilePath).ToHashSet();
        return libraries.LastOrDefault(one => one.Libraries.Any(library => used.Contains(library.Location)));
    }

    private static bool IsUnsafe(UnderstoodCode code) => code.Root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.UnsafeKeyword));
}
