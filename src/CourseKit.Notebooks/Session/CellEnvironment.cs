using System.Reflection;
using CourseKit.Grading.Hosting;
using CourseKit.Notebooks.Session.Notation;

namespace CourseKit.Notebooks.Session;

/// <summary>Environment of cells: the assemblies they are compiled against and the namespaces they see without a <c>using</c>.</summary>
/// <param name="Assemblies">The assemblies that are referenced besides the .NET base library.</param>
/// <param name="Imports">Namespaces, or types whose static members are seen, as in <c>using static</c>.</param>
internal sealed record CellEnvironment(IReadOnlyList<Assembly> Assemblies, IReadOnlyList<string> Imports)
{
    private static readonly string[] Base =
        [.. CellImports.DotNet, typeof(Displays).FullName!, typeof(DisplayExtensions).FullName!, typeof(MarkedUpText).Namespace!];

    /// <summary>Gets the course's own libraries, every public namespace of theirs, and the usual ones of .NET.</summary>
    public static CellEnvironment Course { get; } =
        new CellEnvironment([typeof(Displays).Assembly], Base).With(CellImports.Libraries);

    /// <summary>Gets the folder in which a relative path in <c>#r "library.dll"</c> starts.</summary>
    public string Directory { get; init; } = Environment.CurrentDirectory;

    /// <summary>Returns the environment with more assemblies, and every public namespace of theirs.</summary>
    public CellEnvironment With(params IReadOnlyList<Assembly> assemblies) => this with
    {
        Assemblies = [.. Assemblies, .. assemblies],
        Imports = [.. Imports.Union(assemblies.SelectMany(CellImports.Of))],
    };
}
