using System.Reflection;

namespace CourseKit.Networks.Accounting.Formats;

/// <summary>A way to write a summary down.</summary>
public abstract class SummaryFormat
{
    /// <summary>All of them, by their names.</summary>
    public static IReadOnlyList<SummaryFormat> All { get; } =
    [
        .. from type in Assembly.GetExecutingAssembly().GetTypes()
           where type.IsSubclassOf(typeof(SummaryFormat)) && !type.IsAbstract
           let format = (SummaryFormat)Activator.CreateInstance(type)!
           orderby format.Name
           select format,
    ];

    /// <summary>What it is called: <c>csv</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The one of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static SummaryFormat Named(string name) => All.FirstOrDefault(one => one.Name == name)
        ?? throw new KeyNotFoundException(
            $"There is no format of this name. Received: {name}. There are: {string.Join(", ", All.Select(one => one.Name))}.");

    /// <summary>Writes a summary.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="depth">Layers deeper than this are put together; all are listed unless given.</param>
    /// <param name="explain">Whether the workings of all figures follow.</param>
    public abstract string Write(Summary summary, int? depth = null, bool explain = false);

    /// <summary>The rows that are listed.</summary>
    protected static IReadOnlyList<LayerSummary> Rows(Summary summary, int? depth) =>
        depth is { } levels ? summary.Rows(levels) : summary.Layers;
}
