using System.IO.Enumeration;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Lists cells that have run: the last ones, a range, or those that match a pattern.</summary>
/// <remarks>There is one session, this one: number 0, as clients call the current one.</remarks>
internal sealed class History : RequestHandler
{
    private const int Most = 1_000;

    public override string Type => "history_request";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var asked = request.Content;
        var found = Find(asked, request.Kernel.History.All);
        var withOutput = asked.Flag("output", false);
        var reply = Ok();
        reply["history"] = new JsonArray([.. found.Select(cell => (JsonNode)new JsonArray(
            0, cell.Number, withOutput ? new JsonArray(cell.Source, null) : (JsonNode)cell.Source))]);
        return Task.FromResult<JsonObject?>(reply);
    }

    private static IEnumerable<(int Number, string Source)> Find(JsonObject asked, IReadOnlyList<(int Number, string Source)> cells)
    {
        var last = Math.Clamp(asked.Number("n") ?? Most, 0, Most);
        return asked.Text("hist_access_type") switch
        {
            // Only ranges of this session can be had.
            "range" => cells.Where(cell => asked.Number("session") is null or 0
                && cell.Number >= (asked.Number("start") ?? 0) && cell.Number < (asked.Number("stop") ?? int.MaxValue)),
            "search" when asked.Text("pattern") is var pattern => Distinct(
                cells.Where(cell => FileSystemName.MatchesSimpleExpression(pattern, cell.Source, ignoreCase: false)),
                    asked.Flag("unique", false)).TakeLast(last),
            _ => cells.TakeLast(last),
        };
    }

    private static IEnumerable<(int Number, string Source)> Distinct(IEnumerable<(int Number, string Source)> cells, bool distinct) =>
        distinct ? cells.Reverse().DistinctBy(cell => cell.Source).Reverse() : cells;
}
