using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Debugging;
using CourseKit.Notebooks.Session.Magics;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Jupyter.Debugging;

/// <summary>The texts of cells, and the breakpoints in them.</summary>
internal sealed class DebuggedSources(Debugger debugger)
{
    private readonly ConcurrentDictionary<string, string> dumped = [];

    /// <summary>Takes the text of a cell, and gives the name by which to speak of it.</summary>
    public JsonObject Dump(JsonObject asked)
    {
        var code = asked.Text("code");
        var path = CellSource.PathOf(code);
        dumped[path] = code;
        return new() { ["sourcePath"] = path };
    }

    public JsonObject Read(JsonObject asked)
    {
        var path = asked.Object("source").Text("path");
        return new()
        {
            ["content"] = CodeOf(path) ?? throw new DebugException($"No cell has this name. Received: {path}."),
            ["mimeType"] = "text/x-csharp",
        };
    }

    /// <summary>Sets the breakpoints of a cell; each moves to the next statement, if there is none in its line.</summary>
    public JsonObject SetBreakpoints(JsonObject asked)
    {
        var path = asked.Object("source").Text("path");
        var wanted = (asked["breakpoints"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(one => new Breakpoint(
                one.Number("line") ?? 0, one.Number("column"), one.Text("condition") is { Length: > 0 } text ? text : null))
            .ToList();
        debugger.Set(path, wanted);
        var places = PlacesIn(path);
        return new()
        {
            ["breakpoints"] = new JsonArray([.. wanted.Select(one => Answer(one, DebuggedCell.Find(places, one)))]),
        };
    }

    public JsonObject Info(IEnumerable<int> stoppedThreads) => new()
    {
        ["isStarted"] = debugger.IsAttached,
        ["hashMethod"] = "Murmur2",
        ["hashSeed"] = CellSource.Seed,
        ["tmpFilePrefix"] = CellSource.Prefix,
        ["tmpFileSuffix"] = CellSource.Suffix,
        ["breakpoints"] = new JsonArray([.. debugger.Breakpoints.Select(source => new JsonObject
        {
            ["source"] = source.Key,
            ["breakpoints"] = new JsonArray([.. source.Value.Select(Written)]),
        })]),
        ["stoppedThreads"] = new JsonArray([.. stoppedThreads.Select(thread => (JsonNode)thread)]),
        ["richRendering"] = false,
        ["exceptionPaths"] = new JsonArray(),
        ["copyToGlobals"] = false,
    };

    private static JsonObject Answer(Breakpoint wanted, Place? found)
    {
        var answer = new JsonObject { ["verified"] = found is not null };
        if (found is null)
        {
            answer["line"] = wanted.Line;
            answer["message"] = "No statement stands here, or below.";
        }
        else
        {
            answer["line"] = found.Line;
            if (wanted.Column is not null)
            {
                answer["column"] = found.Column;
            }
        }

        return answer;
    }

    private static JsonObject Written(Breakpoint breakpoint)
    {
        var written = new JsonObject { ["line"] = breakpoint.Line };
        if (breakpoint.Column is { } column)
        {
            written["column"] = column;
        }

        if (breakpoint.Condition is { } condition)
        {
            written["condition"] = condition;
        }

        return written;
    }

    private string? CodeOf(string path) =>
        debugger.Cells.LastOrDefault(cell => cell.Path == path)?.Code ?? dumped.GetValueOrDefault(path);

    private IReadOnlyList<Place> PlacesIn(string path) => CodeOf(path) is { } code && !CellCompiler.IsTooDeep(code)
        && DebuggableCell.Of(CSharpSyntaxTree.ParseText(CellPart.CodeOf(code), CellCompiler.Language), 0, null) is var (_, cell)
            ? cell.Places : [];
}
