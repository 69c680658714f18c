using System.Reflection;

namespace CourseKit.Networks.Accounting.Formats;

/// <summary>File format of summaries.</summary>
public abstract class SummaryFormat
{
    /// <summary>Gets all formats, sorted by name.</summary>
    public static IReadOnlyList<SummaryFormat> All { get; } =
    [
        .. from type in Assembly.GetExecutingAssembly().GetTypes()
           where type.IsSubclassOf(typeof(SummaryFormat)) && !type.IsAbstract
           let format = (SummaryFormat)Activator.CreateInstance(type)!
           orderby format.Name
           select format,
    ];

    /// <summary>Gets the name of the format: <c>csv</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Returns the format of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such format.</exception>
    public static SummaryFormat Named(string name) => All.FirstOrDefault(one => one.Name == name)
        ?? throw new KeyNotFoundException(
            $"There is no format of this name. Received: {name}. There are: {string.Join(", ", All.Select(one => one.Name))}.");

    /// <summary>Writes a summary.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="depth">Layers deeper than this are collapsed into their ancestors; null lists all.</param>
    /// <param name="explain">True to append the calculation of every figure.</param>
    public abstract string Write(Summary summary, int? depth = null, bool explain = false);
}
