using System.Text.Json.Nodes;
using System.Threading.Channels;
using CourseKit.Grading.Hosting;
using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Jupyter.Debugging;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Jupyter.Sockets;
using CourseKit.Notebooks.Jupyter.Stdio;
using CourseKit.Notebooks.Session;
using Channel = CourseKit.Notebooks.Jupyter.Messages.Channel;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>A session behind a door: runs cells for clients that speak Jupyter's messaging protocol.</summary>
/// <remarks>
/// Cells run one after the other; everything else is served at once, so that a running cell can be interrupted, and an
/// editor be helped meanwhile. https://jupyter-client.readthedocs.io/en/stable/messaging.html.
/// </remarks>
internal sealed class Kernel
{
    /// <summary>The time that the last cell may take to stop; code that runs outside of cells, such as a handler that one has left
    /// behind, may take for ever.</summary>
    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(8);

    private readonly IConnection connection;
    private readonly CancellationTokenSource shutdown = new();
    private readonly Channel<Message> turns = System.Threading.Channels.Channel.CreateUnbounded<Message>();
    private readonly string name = Guid.NewGuid().ToString("N");
    private CancellationTokenSource interrupt = new();

    private Kernel(IConnection connection, KernelOptions options)
    {
        (this.connection, Options) = (connection, options);
        Session = CellSession.Start(options.Environment);
        Assistant = new CellAssistant(Session);
        Debugging = new DebugAdapter(this);
        Warm = options.WarmsUp ? WarmUpAsync() : Task.CompletedTask;
    }

    /// <summary>A kernel for one client that writes and reads a line of JSON for each message.</summary>
    /// <param name="input">Lines from the client; their end is the end of the kernel.</param>
    /// <param name="output">Lines to the client.</param>
    /// <param name="options">Environment, log, and recorder of checks.</param>
    public static Kernel OverLines(Stream input, Stream output, KernelOptions options) =>
        new(new JsonLines(input, output, options.Log), options);

    /// <summary>Gets a task that is done when nothing has to be warmed up any more; nobody needs to wait for it.</summary>
    internal Task Warm { get; }

    internal KernelOptions Options { get; }

    internal CellSession Session { get; }

    /// <summary>The help with cells that are being written.</summary>
    internal CellAssistant Assistant { get; }

    /// <summary>The debugger, as clients speak to it.</summary>
    internal DebugAdapter Debugging { get; }

    internal ExecutionHistory History { get; } = new();

    internal Questions Questions { get; } = new();

    /// <summary>Cancelled when running cells are to stop; a new one for those that come later.</summary>
    internal CancellationToken Interrupted => Volatile.Read(ref interrupt).Token;

    /// <summary>A kernel for Jupyter's clients.</summary>
    /// <param name="file">Addresses and the key of signatures.</param>
    /// <param name="options">Environment, log, and recorder of checks.</param>
    /// <exception cref="FormatException">An address in the file is none.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">A port is taken.</exception>
    public static Kernel OverSockets(ConnectionFile file, KernelOptions options) => new(new SocketConnection(file, options.Log), options);

    /// <summary>Serves until a client asks to shut down, the door closes, or <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop = default)
    {
        using var registration = stop.Register(shutdown.Cancel);
        Send(new Message(Channel.IOPub, NewHeader("status"), [], new JsonObject { ["execution_state"] = "starting" }));
        var inTurn = ServeTurnsAsync();
        try
        {
            await foreach (var message in connection.ReceiveAsync(shutdown.Token))
            {
                Take(message);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to shut down.
        }
        finally
        {
            Interrupt();
            turns.Writer.Complete();
            await shutdown.CancelAsync();
            await Task.WhenAny(inTurn, Task.Delay(PatienceAtEnd));
            await connection.DisposeAsync();
        }
    }

    internal void Send(Message message) => connection.Send(message);

    internal Header NewHeader(string type) => new(Guid.NewGuid().ToString("N"), type, name);

    /// <summary>Stops the cell that runs, and forgets those that wait.</summary>
    internal void Interrupt()
    {
        Abort(TakeWaiting());
        Interlocked.Exchange(ref interrupt, new CancellationTokenSource()).Cancel();
    }

    /// <summary>Takes the cells that wait out of the queue.</summary>
    internal IReadOnlyList<Message> TakeWaiting()
    {
        var waiting = new List<Message>();
        while (turns.Reader.TryRead(out var message))
        {
            waiting.Add(message);
        }

        return waiting;
    }

    /// <summary>Answers cells that will not run.</summary>
    private void Abort(IEnumerable<Message> waiting)
    {
        foreach (var message in waiting)
        {
            var request = new Request(this, message);
            Status(request, "busy");
            request.Reply(new JsonObject { ["status"] = "aborted", ["execution_count"] = History.Count });
            Status(request, "idle");
        }
    }

    internal void ShutDown() => shutdown.Cancel();

    /// <summary>So that the first help with a cell, and the first picture of a training, come as quickly as the next.</summary>
    private async Task WarmUpAsync()
    {
        await Session.Ready;
        await Assistant.CompleteAsync("Math.", 5);
        await Task.Run(LiveDisplays.WarmUp);
    }

    private void Take(Message message)
    {
        if (message.Channel == Channel.Stdin)
        {
            Questions.Answer(message);
        }
        else if (RequestHandler.All.GetValueOrDefault(message.Header.Type) is not { } handler)
        {
            Options.Log($"A request of a kind that this kernel does not know was left unanswered. Received: {message.Header.Type}.");
        }
        else if (handler.InTurn)
        {
            turns.Writer.TryWrite(message);
        }
        else
        {
            _ = Task.Run(() => ServeAsync(message));
        }
    }

    private async Task ServeTurnsAsync()
    {
        await foreach (var message in turns.Reader.ReadAllAsync())
        {
            await ServeAsync(message);
        }
    }

    /// <summary>Serves a message; whatever goes wrong with it, the next ones are served too.</summary>
    private async Task ServeAsync(Message message)
    {
        try
        {
            await AnswerAsync(message);
        }
        catch (Exception defect)
        {
            Options.Log($"A request was left without an answer. Received: {message.Header.Type}. {defect}");
        }
    }

    private async Task AnswerAsync(Message message)
    {
        var request = new Request(this, message);
        Status(request, "busy");
        try
        {
            if (await RequestHandler.All[message.Header.Type].ServeAsync(request, shutdown.Token) is { } reply)
            {
                request.Reply(reply);
            }
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            request.Reply(new JsonObject
            {
                ["status"] = "error",
                ["ename"] = defect.GetType().Name,
                ["evalue"] = defect.Message,
                ["traceback"] = new JsonArray()
            });
            Options.Log($"A request could not be served. Received: {message.Header.Type}. {defect}");
        }
        catch (OperationCanceledException)
        {
            // The kernel is shutting down.
        }

        Status(request, "idle");
        Abort(request.Aborted);
    }

    private static void Status(Request request, string state) => request.Publish("status", new JsonObject { ["execution_state"] = state });
}
