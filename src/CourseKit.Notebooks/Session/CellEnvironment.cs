using System.Reflection;
using CourseKit.Notebooks.Session.Notation;

namespace CourseKit.Notebooks.Session;

/// <summary>What cells can use without asking: the assemblies they are compiled against and the namespaces they see.</summary>
/// <param name="Assemblies">Referenced besides the .NET base library.</param>
/// <param name="Imports">Namespaces, or types whose static members are seen, as in <c>using static</c>.</param>
public sealed record CellEnvironment(IReadOnlyList<Assembly> Assemblies, IReadOnlyList<string> Imports)
{
    private static readonly string[] Base =
    [
        "System", "System.Collections.Generic", "System.Diagnostics", "System.IO", "System.Linq", "System.Text", "System.Threading",
        "System.Threading.Tasks", typeof(Displays).FullName!, typeof(DisplayExtensions).FullName!, typeof(MarkedUpText).Namespace!,
    ];

    private static readonly string[] Layers =
        ["CourseKit.Tensors", "CourseKit.Networks", "CourseKit.Vision", "CourseKit.Figures", "CourseKit.Grading"];

    /// <summary>The course's own libraries, every public namespace of theirs, and the usual ones of .NET.</summary>
    public static CellEnvironment Course { get; } =
        new CellEnvironment([typeof(Displays).Assembly], Base).With([.. Layers.Select(Assembly.Load)]);

    /// <summary>Where <c>#r "library.dll"</c> looks for a relative path.</summary>
    public string Directory { get; init; } = Environment.CurrentDirectory;

    /// <summary>These assemblies too, with every public namespace of theirs.</summary>
    public CellEnvironment With(params IReadOnlyList<Assembly> assemblies) => this with
    {
        Assemblies = [.. Assemblies, .. assemblies],
        Imports = [.. Imports.Union(assemblies.SelectMany(Namespaces))],
    };

    private static IEnumerable<string> Namespaces(Assembly assembly) =>
        assembly.GetExportedTypes().Select(type => type.Namespace).OfType<string>();
}
