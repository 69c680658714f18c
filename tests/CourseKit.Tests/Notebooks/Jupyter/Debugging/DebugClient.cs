using System.Text.Json.Nodes;

namespace CourseKit.Tests.Notebooks.Jupyter.Debugging;

/// <summary>A client that debugs cells.</summary>
internal sealed class DebugClient : IAsyncDisposable
{
    /// <summary>A cell with a loop of three rounds, whose body is line 4.</summary>
    public const string Loop = """
        var sum = 0;
        for (var i = 1; i < 4; i++)
        {
            sum += i;
        }
        sum
        """;

    private readonly LineClient client = new();
    private readonly List<JsonNode> unread = [];
    private int asked;

    public ValueTask DisposeAsync() => client.DisposeAsync();

    /// <summary>Begins as editors do.</summary>
    public async Task AttachAsync()
    {
        await AskAsync("initialize", new JsonObject { ["clientID"] = "test", ["adapterID"] = "coursekit" });
        await AskAsync("attach");
        await EventAsync("initialized");
    }

    /// <summary>Sends a request of the Debug Adapter Protocol, and gives the response.</summary>
    public async Task<JsonObject> ResponseAsync(string command, JsonObject? arguments = null)
    {
        var id = client.Send("control", "debug_request", new JsonObject
        {
            ["type"] = "request",
            ["seq"] = ++asked,
            ["command"] = command,
            ["arguments"] = arguments ?? [],
        });
        var reply = await TakeAsync(message => LineClient.Type(message) == "debug_reply" && LineClient.Parent(message) == id);
        return reply["content"]!.AsObject();
    }

    /// <summary>Sends a request that is served, and gives the body of the response.</summary>
    public async Task<JsonObject> AskAsync(string command, JsonObject? arguments = null)
    {
        var response = await ResponseAsync(command, arguments);
        ((bool?)response["success"]).Should().BeTrue($"{response}");
        ((int?)response["request_seq"]).Should().Be(asked);
        return response["body"]!.AsObject();
    }

    /// <summary>Sets breakpoints in lines of a cell, and gives the lines that they stop in.</summary>
    public async Task<IEnumerable<int?>> BreakAsync(string code, params int[] lines) =>
        await BreakAsync(code, [.. lines.Select(line => new JsonObject { ["line"] = line })]);

    /// <inheritdoc cref="BreakAsync(string, int[])"/>
    public async Task<IEnumerable<int?>> BreakAsync(string code, params JsonObject[] breakpoints)
    {
        var path = (string)(await AskAsync("dumpCell", new JsonObject { ["code"] = code }))["sourcePath"]!;
        var set = await AskAsync("setBreakpoints", new JsonObject
        {
            ["source"] = new JsonObject { ["path"] = path },
            ["breakpoints"] = new JsonArray([.. breakpoints]),
        });
        return set["breakpoints"]!.AsArray().Select(one => (bool)one!["verified"]! ? (int?)one["line"] : null).ToList();
    }

    /// <summary>Begins to run a cell.</summary>
    public string Run(string code, string session = "client") =>
        client.Send("shell", "execute_request", new JsonObject { ["code"] = code }, session);

    public void Interrupt() => client.Send("control", "interrupt_request", []);

    /// <summary>Waits for an event, and gives its body.</summary>
    public async Task<JsonObject> EventAsync(string name) =>
        (await TakeAsync(message => LineClient.Type(message) == "debug_event" && (string?)message["content"]!["event"] == name))
        ["content"]!["body"]!.AsObject();

    /// <summary>Waits until code stops, and gives why, and where: the functions with their lines.</summary>
    public async Task<string> StopAsync()
    {
        var stopped = await EventAsync("stopped");
        return $"{stopped["reason"]}: {string.Join(" < ", (await FramesAsync()).Select(frame => $"{frame["name"]} {frame["line"]}"))}";
    }

    public async Task<IReadOnlyList<JsonObject>> FramesAsync() =>
    [
        .. (await AskAsync("stackTrace", new JsonObject { ["threadId"] = 1 }))["stackFrames"]!.AsArray()
            .Select(frame => frame!.AsObject()),
    ];

    /// <summary>Goes on, and waits for the next stop.</summary>
    public async Task<string> AfterAsync(string command)
    {
        await AskAsync(command, new JsonObject { ["threadId"] = 1 });
        return await StopAsync();
    }

    /// <summary>The variables of a scope in a frame, as «name = value».</summary>
    public async Task<IReadOnlyList<string>> VariablesAsync(string scope, int frame = 0) =>
        [.. (await ScopeAsync(scope, frame)).Select(Text)];

    public async Task<IReadOnlyList<JsonObject>> ScopeAsync(string scope, int frame = 0)
    {
        var id = (int)(await FramesAsync())[frame]["id"]!;
        var scopes = (await AskAsync("scopes", new JsonObject { ["frameId"] = id }))["scopes"]!.AsArray();
        return await PartsAsync(scopes.Single(one => (string?)one!["name"] == scope)!);
    }

    /// <summary>What a value consists of.</summary>
    public async Task<IReadOnlyList<JsonObject>> PartsAsync(JsonNode value) =>
    [
        .. (await AskAsync("variables", new JsonObject { ["variablesReference"] = (int)value["variablesReference"]! }))["variables"]!
            .AsArray().Select(one => one!.AsObject()),
    ];

    public static string Text(JsonObject value) => $"{value["name"]} = {value["value"]}";

    /// <summary>The value of an expression in the innermost frame, or why it has none.</summary>
    public async Task<string?> EvaluateAsync(string expression)
    {
        var id = (int)(await FramesAsync())[0]["id"]!;
        var response = await ResponseAsync("evaluate", new JsonObject { ["expression"] = expression, ["frameId"] = id });
        return (string?)((bool)response["success"]! ? response["body"]!["result"] : response["message"]);
    }

    /// <summary>Waits until a cell has run, and gives how it ended and what it gave.</summary>
    public async Task<(string? Status, string? Value)> EndAsync(string id)
    {
        var reply = await TakeAsync(message => LineClient.Type(message) == "execute_reply" && LineClient.Parent(message) == id);
        var result = unread.Find(message => LineClient.Type(message) == "execute_result" && LineClient.Parent(message) == id);
        return ((string?)reply["content"]!["coursekit_status"], (string?)result?["content"]!["data"]!["text/plain"]);
    }

    /// <summary>Takes the first message of a kind, of those that nobody has taken.</summary>
    private async Task<JsonNode> TakeAsync(Func<JsonNode, bool> wanted)
    {
        while (!unread.Any(wanted))
        {
            unread.AddRange(await client.UntilAsync(_ => true));
        }

        var found = unread.First(wanted);
        unread.Remove(found);
        return found;
    }
}
