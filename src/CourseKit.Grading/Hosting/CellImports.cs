using System.Reflection;

namespace CourseKit.Grading.Hosting;

/// <summary>Package and namespaces that a lesson's cells have in every host without a <c>using</c>.</summary>
internal static class CellImports
{
    /// <summary>Name of the package that brings the course to hosts of .NET Interactive; lessons begin with its <c>#r</c>.</summary>
    public const string Package = "CourseKit.Interactive";

    /// <summary>Gets the version of the course's packages: <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(CellImports).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>Gets the namespaces of .NET.</summary>
    public static IReadOnlyList<string> DotNet { get; } =
    [
        "System", "System.Collections.Generic", "System.Diagnostics", "System.IO", "System.Linq", "System.Text", "System.Threading",
        "System.Threading.Tasks",
    ];

    /// <summary>Gets the course's own libraries.</summary>
    public static IReadOnlyList<Assembly> Libraries { get; } =
    [
        .. new[] { "CourseKit.Tensors", "CourseKit.Networks", "CourseKit.Vision", "CourseKit.Figures", "CourseKit.Grading" }
            .Select(Assembly.Load),
    ];

    /// <summary>Returns every public namespace of a library.</summary>
    public static IEnumerable<string> Of(Assembly library) =>
        library.GetExportedTypes().Select(type => type.Namespace).OfType<string>().Distinct();
}
