using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Debugging;

namespace CourseKit.Notebooks.Jupyter.Debugging;

/// <summary>The frames of a stop, and the values in them.</summary>
/// <remarks>What consists of parts has a number, by which clients ask for them; the numbers hold until the code goes on.</remarks>
internal sealed class DebuggedValues(CellSession session)
{
    private readonly ConcurrentDictionary<int, Func<IEnumerable<InspectedValue>>> references = [];
    private int last;

    public JsonObject StackTrace(JsonObject asked)
    {
        var stack = session.Debugger.Stop?.Stack ?? [];
        var (start, levels) = (asked.Number("startFrame") ?? 0, asked.Number("levels") is > 0 and { } some ? some : stack.Count);
        return new()
        {
            ["stackFrames"] = new JsonArray([.. stack.Skip(start).Take(levels).Select(Written)]),
            ["totalFrames"] = stack.Count,
        };
    }

    /// <summary>Returns the scopes of a frame: its own variables, and those that cells have declared.</summary>
    public JsonObject Scopes(JsonObject asked)
    {
        var frame = Frame(asked);
        var ofCells = frame == frame.Cell.Root ? session.Variables : frame.Cell.Run!.Variables;
        return new()
        {
            ["scopes"] = new JsonArray(
                Scope("Locals", () => frame.Place!.Variables.Zip(
                    frame.Values, (variable, value) => InspectedValue.Of(variable.Name, value))),
                Scope("Cells", () => Inspected(ofCells))),
        };
    }

    public JsonObject Variables(JsonObject asked) => List(
        references.GetValueOrDefault(asked.Number("variablesReference") ?? 0) ?? throw new DebugException("The code has gone on since."));

    /// <summary>The variables that cells have declared, while no code is stopped, too.</summary>
    public JsonObject OfCells() => List(() => Inspected(session.Variables));

    public JsonObject Evaluate(JsonObject asked)
    {
        var (value, problem) = CellExpression.Evaluate(Frame(asked), asked.Text("expression"));
        if (problem is not null)
        {
            throw new DebugException(problem);
        }

        var written = CellFrame.Quietly(() => Written(InspectedValue.Of(string.Empty, value)));
        return new()
        {
            ["result"] = written["value"]!.DeepClone(),
            ["type"] = written["type"]!.DeepClone(),
            ["variablesReference"] = written["variablesReference"]!.DeepClone(),
        };
    }

    /// <summary>Forgets the numbers of values.</summary>
    public void Forget() => references.Clear();

    private CellFrame Frame(JsonObject asked) => session.Debugger.Stop is { } stop
        ? stop.Stack.FirstOrDefault(frame => frame.Id == asked.Number("frameId")) ?? stop.Frame
        : throw new DebugException("Values are known in a cell that is stopped.");

    private static IEnumerable<InspectedValue> Inspected(IEnumerable<CellVariable> variables) =>
        variables.Select(variable => InspectedValue.Of(variable.Name, variable.Value));

    private static JsonObject Written(CellFrame frame)
    {
        var (start, end) = (frame.Place!.Span.Start, frame.Place.Span.End);
        return new()
        {
            ["id"] = frame.Id,
            ["name"] = frame.Function,
            ["source"] = new JsonObject { ["name"] = CellPlace.Text(frame.Cell.Number), ["path"] = frame.Cell.Path },
            ["line"] = start.Line + 1,
            ["column"] = start.Character + 1,
            ["endLine"] = end.Line + 1,
            ["endColumn"] = end.Character + 1,
        };
    }

    private JsonObject Scope(string name, Func<IEnumerable<InspectedValue>> variables) =>
        new() { ["name"] = name, ["variablesReference"] = Reference(variables), ["expensive"] = false };

    private JsonObject List(Func<IEnumerable<InspectedValue>> values) => new()
    {
        ["variables"] = new JsonArray([.. CellFrame.Quietly(() => values().Select(Written).ToList())]),
    };

    private JsonObject Written(InspectedValue value) => new()
    {
        ["name"] = value.Name,
        ["value"] = value.Text,
        ["type"] = value.Type,
        ["variablesReference"] = value.HasParts ? Reference(() => value.Parts) : 0,
    };

    private int Reference(Func<IEnumerable<InspectedValue>> values)
    {
        var reference = Interlocked.Increment(ref last);
        references[reference] = values;
        return reference;
    }
}
