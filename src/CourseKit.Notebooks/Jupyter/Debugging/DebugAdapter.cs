using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Session.Debugging;

namespace CourseKit.Notebooks.Jupyter.Debugging;

/// <summary>The debugger as clients speak to it: by the Debug Adapter Protocol, with what Jupyter adds to it (JEP 47).</summary>
/// <remarks>All cells are one thread to clients. https://microsoft.github.io/debug-adapter-protocol/specification.</remarks>
internal sealed class DebugAdapter
{
    private const int Thread = 1;

    /// <summary>The name of the filter for exceptions that stop code.</summary>
    private const string Uncaught = "uncaught";

    private readonly Debugger debugger;
    private readonly DebuggedSources sources;
    private readonly Dictionary<string, Func<JsonObject, JsonObject>> commands;
    private readonly Action<JsonObject> publish;
    private readonly Action interrupt;
    private int sent;

    /// <param name="kernel">The kernel whose cells are debugged.</param>
    public DebugAdapter(Kernel kernel)
    {
        debugger = kernel.Session.Debugger;
        sources = new DebuggedSources(debugger);
        publish = said => kernel.Send(new Message(Channel.IOPub, kernel.NewHeader("debug_event"), [], said));
        interrupt = kernel.Interrupt;
        var values = new DebuggedValues(kernel.Session);
        commands = new()
        {
            ["initialize"] = _ => Capabilities(),
            ["attach"] = _ => Attach(),
            ["configurationDone"] = _ => [],
            ["dumpCell"] = sources.Dump,
            ["source"] = sources.Read,
            ["setBreakpoints"] = sources.SetBreakpoints,
            ["setExceptionBreakpoints"] = SetExceptionBreakpoints,
            ["debugInfo"] = _ => sources.Info(debugger.Stop is null ? [] : [Thread]),
            ["threads"] = _ => new() { ["threads"] = new JsonArray(new JsonObject { ["id"] = Thread, ["name"] = "Cells" }) },
            ["stackTrace"] = values.StackTrace,
            ["scopes"] = values.Scopes,
            ["variables"] = values.Variables,
            ["evaluate"] = values.Evaluate,
            ["inspectVariables"] = _ => values.OfCells(),
            ["exceptionInfo"] = _ => ExceptionInfo(),
            ["modules"] = _ => new() { ["modules"] = new JsonArray() },
            ["continue"] = _ => Go(null),
            ["next"] = _ => Go(StepKind.Over),
            ["stepIn"] = _ => Go(StepKind.In),
            ["stepOut"] = _ => Go(StepKind.Out),
            ["pause"] = _ => Pause(),
            ["disconnect"] = Disconnect,
        };
        debugger.Stopped += stop => Tell("stopped", new()
        {
            ["reason"] = stop.Reason,
            ["threadId"] = Thread,
            ["allThreadsStopped"] = true,
            ["text"] = stop.Text ?? string.Empty,
        });
        debugger.Continued += _ =>
        {
            values.Forget();
            Tell("continued", new() { ["threadId"] = Thread, ["allThreadsContinued"] = true });
        };
        debugger.Said += text => Tell("output", new() { ["category"] = "console", ["output"] = $"{text}\n" });
    }

    /// <summary>Returns the response to a request.</summary>
    public JsonObject Answer(JsonObject request)
    {
        var command = request.Text("command");
        var response = new JsonObject
        {
            ["type"] = "response",
            ["seq"] = Interlocked.Increment(ref sent),
            ["request_seq"] = request.Number("seq"),
            ["command"] = command,
        };
        try
        {
            response["body"] = commands.TryGetValue(command, out var answer)
                ? answer(request.Object("arguments"))
                : throw new DebugException($"This debugger does not know the request. Received: {command}.");
            response["success"] = true;
        }
        catch (DebugException problem)
        {
            (response["success"], response["message"]) = (false, problem.Message);
        }

        return response;
    }

    private static JsonObject Capabilities() => new()
    {
        ["supportsConfigurationDoneRequest"] = true,
        ["supportsConditionalBreakpoints"] = true,
        ["supportsEvaluateForHovers"] = true,
        ["supportsExceptionInfoRequest"] = true,
        ["supportTerminateDebuggee"] = true,
        ["exceptionBreakpointFilters"] = new JsonArray(new JsonObject
        {
            ["filter"] = Uncaught,
            ["label"] = "Exceptions that your code does not catch",
            ["default"] = true,
        }),
    };

    private JsonObject Attach()
    {
        debugger.Attach();
        Tell("initialized", []);
        return [];
    }

    private JsonObject SetExceptionBreakpoints(JsonObject asked)
    {
        debugger.StopsAtExceptions = asked["filters"] is JsonArray filters
            && filters.Any(filter => filter is JsonValue value && value.TryGetValue<string>(out var name) && name == Uncaught);
        return [];
    }

    private JsonObject ExceptionInfo()
    {
        var text = debugger.Stop?.Text ?? string.Empty;
        return new() { ["exceptionId"] = text.Split(':')[0], ["description"] = text, ["breakMode"] = "userUnhandled" };
    }

    private JsonObject Go(StepKind? kind)
    {
        debugger.Continue(kind);
        return new() { ["allThreadsContinued"] = true };
    }

    private JsonObject Pause()
    {
        debugger.Pause();
        return [];
    }

    private JsonObject Disconnect(JsonObject asked)
    {
        if (asked.Flag("terminateDebuggee", false))
        {
            interrupt();
            debugger.AwaitEndOfStop();
        }

        debugger.Detach();
        return [];
    }

    private void Tell(string name, JsonObject body) => publish(new()
    {
        ["type"] = "event",
        ["seq"] = Interlocked.Increment(ref sent),
        ["event"] = name,
        ["body"] = body,
    });
}
