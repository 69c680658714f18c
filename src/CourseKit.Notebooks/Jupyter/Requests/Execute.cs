using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Runs a cell.</summary>
internal sealed class Execute : RequestHandler
{
    public override string Type => "execute_request";

    public override bool InTurn => true;

    public override async Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var (kernel, asked) = (request.Kernel, request.Content);
        if (asked["code"] is not JsonValue given || given.GetValueKind() != JsonValueKind.String)
        {
            throw new InvalidDataException("A cell is sent as text, in the field «code». Received: "
                + $"{(asked.ContainsKey("code") ? "something else" : "none")}.");
        }

        var (code, silent) = (asked.Text("code"), asked.Flag("silent", false));
        var counts = !silent && asked.Flag("store_history", true);
        if (!silent)
        {
            request.Publish("execute_input",
                new JsonObject { ["code"] = code, ["execution_count"] = kernel.History.Count + (counts ? 1 : 0) });
        }

        var outputs = new CellOutputs(request, silent);
        var result = await kernel.Session.RunAsync(
            new CellRun(code)
            {
                Show = outputs.Publish,
                Ask = asked.Flag("allow_stdin", true) ? (prompt, isPassword) => kernel.Questions.Ask(request, prompt, isPassword) : null,
                Counts = counts,
                Limit = asked.Seconds("coursekit_limit"),
            },
            kernel.Interrupted);
        if (counts)
        {
            kernel.History.Count = result.Number;
            kernel.History.Add(result.Number, code);
        }

        if (result.Status != CellStatus.Succeeded && asked.Flag("stop_on_error", true))
        {
            // Before the reply: what a client sends after that is another matter.
            request.Aborted = kernel.TakeWaiting();
        }

        var reply = result.Error is { } error ? CellOutputMessages.ErrorContent(error) : Ok();
        reply["status"] = result.Status == CellStatus.Succeeded ? "ok" : "error";
        reply["coursekit_status"] = JsonNamingPolicy.CamelCase.ConvertName(result.Status.ToString());
        reply["execution_count"] = kernel.History.Count;
        reply["payload"] = new JsonArray();
        reply["user_expressions"] = result.Status == CellStatus.Succeeded
            ? await EvaluateAsync(kernel, asked.Object("user_expressions")) : new JsonObject();
        return reply;
    }

    /// <summary>Expressions that a client wants to know the values of, after the cell.</summary>
    private static async Task<JsonObject> EvaluateAsync(Kernel kernel, JsonObject expressions)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions)
        {
            CellOutput? last = null;
            var code = expression is JsonValue value && value.TryGetValue<string>(out var text) ? text : string.Empty;
            await kernel.Session.RunAsync(new CellRun(code) { Show = output => last = output, Counts = false }, kernel.Interrupted);
            var answer = last switch
            {
                CellOutput.Error error => CellOutputMessages.ErrorContent(error),
                CellOutput.Result { Data: var data } =>
                    new JsonObject { ["data"] = MimeBundleJson.WriteWhole(data), ["metadata"] = new JsonObject() },
                _ => new JsonObject { ["data"] = new JsonObject(), ["metadata"] = new JsonObject() },
            };
            answer["status"] = last is CellOutput.Error ? "error" : "ok";
            values[name] = answer;
        }

        return values;
    }
}
