using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Documents;

/// <summary>The ids of cells, which came with nbformat 4.5: what is wrong with them is mended with a warning, as Jupyter does it.</summary>
internal static partial class CellIds
{
    /// <summary>The first minor version of nbformat 4 whose cells have ids.</summary>
    public const int FirstMinor = 5;

    /// <summary>Gives each cell of nbformat 4.5 an id of its own; older notebooks are left as they are.</summary>
    /// <returns>The problems that were mended.</returns>
    public static IReadOnlyList<string> Mend(JsonObject notebook)
    {
        var cells = notebook["cells"]!.AsArray().Select(cell => cell!.AsObject()).ToList();
        var minor = (int)notebook["nbformat_minor"]!;
        return minor >= FirstMinor ? Complete(cells)
            : cells.Any(cell => cell.ContainsKey("id"))
                ? [$"cells of nbformat 4.{minor} have no ids, which came with 4.{FirstMinor}. These have; they were left as they are."]
                : [];
    }

    /// <summary>The id of a cell; null where it has none.</summary>
    public static string? Of(JsonObject cell) => cell["id"] is JsonValue value && value.TryGetValue<string>(out var id) ? id : null;

    /// <summary>An id that no other cell has.</summary>
    public static string Free(IReadOnlySet<string> taken, int from) =>
        Enumerable.Range(from, int.MaxValue - from).Select(n => $"cell-{n}").First(id => !taken.Contains(id));

    private static IReadOnlyList<string> Complete(IReadOnlyList<JsonObject> cells)
    {
        var taken = cells.Select(Of).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var (seen, mended) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var (index, cell) in cells.Index())
        {
            if (Of(cell) is { } id && Valid().IsMatch(id) && seen.Add(id))
            {
                continue;
            }

            mended.Add($"cells[{index}]");
            var given = Free(taken, index + 1);
            taken.Add(given);
            seen.Add(given);
            cell.Remove("id");
            cell.Insert(0, "id", given);
        }

        return mended.Count == 0 ? []
            : [$"each cell of nbformat 4.{FirstMinor} has an id of its own, of 1 to 64 letters, digits, - or _. New ids were given to " +
                $"{Some(mended)}."];
    }

    private static string Some(IReadOnlyList<string> places)
    {
        const int Named = 5;
        return string.Join(", ", places.Take(Named)) + (places.Count > Named ? $" and {places.Count - Named} more" : string.Empty);
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_-]{1,64}\z")]
    private static partial Regex Valid();
}
