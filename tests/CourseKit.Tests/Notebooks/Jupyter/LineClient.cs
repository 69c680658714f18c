using System.IO.Pipelines;
using System.Text.Json.Nodes;
using CourseKit.Grading;
using CourseKit.Notebooks.Jupyter;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Jupyter;

/// <summary>A client of a kernel in this process, over lines of JSON.</summary>
internal sealed class LineClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Pipe toKernel = new(), fromKernel = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly StreamReader lines;
    private readonly Task running;
    private int sent;

    public LineClient()
    {
        lines = new StreamReader(fromKernel.Reader.AsStream());
        Kernel = Kernel.OverLines(toKernel.Reader.AsStream(), fromKernel.Writer.AsStream(), new KernelOptions(
            CellEnvironment.Course, Log.Add, Record));
        running = Kernel.RunAsync();
    }

    /// <summary>The kernel itself.</summary>
    public Kernel Kernel { get; }

    /// <summary>What the kernel has logged.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The verdicts that the kernel was shown.</summary>
    public List<(string Exercise, Outcome Outcome)> Checks { get; } = [];

    /// <summary>Why verdicts cannot be recorded; null where they can.</summary>
    public string? RecordProblem { get; init; }

    /// <summary>Done when the kernel has ended.</summary>
    public Task Ended => running.WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await toKernel.Writer.CompleteAsync();
        await Ended;
        lines.Dispose();
    }

    /// <summary>Sends a message, and gives its id.</summary>
    public string Send(string channel, string type, JsonObject content, string session = "client")
    {
        var id = $"{++sent}";
        WriteLine(new JsonObject
        {
            ["channel"] = channel,
            ["header"] = new JsonObject { ["msg_id"] = id, ["msg_type"] = type, ["session"] = session, ["of the client"] = true },
            ["parent_header"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
            ["content"] = content,
        }.ToJsonString());
        return id;
    }

    public void WriteLine(string line)
    {
        using var writer = new StreamWriter(toKernel.Writer.AsStream(leaveOpen: true));
        writer.Write($"{line}\n");
    }

    /// <summary>All messages up to one.</summary>
    public async Task<IReadOnlyList<JsonNode>> UntilAsync(Func<JsonNode, bool> last)
    {
        using var limit = new CancellationTokenSource(Patience);
        var messages = new List<JsonNode>();
        do
        {
            var line = await lines.ReadLineAsync(limit.Token) ?? throw new EndOfStreamException(
                $"The kernel ended after {string.Join('\n', messages)}");
            messages.Add(JsonNode.Parse(line)!);
        }
        while (!last(messages[^1]));
        return messages;
    }

    /// <summary>All messages until a request is served.</summary>
    public Task<IReadOnlyList<JsonNode>> UntilServedAsync(string id) =>
        UntilAsync(message => Type(message) == "status" && (string?)message["content"]!["execution_state"] == "idle" &&
            Parent(message) == id);

    /// <summary>Sends a request on the shell channel, waits until it is served, and gives what came on its account.</summary>
    public async Task<IReadOnlyList<JsonNode>> ServedAsync(string type, JsonObject content)
    {
        var id = Send("shell", type, content);
        return [.. (await UntilServedAsync(id)).Where(message => Parent(message) == id)];
    }

    /// <summary>Runs a cell, and gives what came on its account.</summary>
    public Task<IReadOnlyList<JsonNode>> RunAsync(string code) => ServedAsync("execute_request", new JsonObject { ["code"] = code });

    private string? Record(string exercise, Outcome outcome)
    {
        Checks.Add((exercise, outcome));
        return RecordProblem;
    }

    public static string Type(JsonNode message) => (string)message["header"]!["msg_type"]!;

    public static string? Parent(JsonNode message) => (string?)message["parent_header"]!["msg_id"];

    /// <summary>The content of the last message of a type.</summary>
    public static JsonObject Content(IEnumerable<JsonNode> messages, string type) =>
        messages.Last(message => Type(message) == type)["content"]!.AsObject();
}
