using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Jupyter.Stdio;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Lessons;

/// <summary>A session in a process of its own: a cell may end that process, and its caller goes on.</summary>
internal sealed class CellProcess : IAsyncDisposable
{
    /// <summary>The time that a cell that was interrupted, and a process that ends, may take before it is forced to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string jupyterSession = Guid.NewGuid().ToString("N");
    private readonly Process process;
    private readonly LastLines errors;
    private readonly JsonLines connection;
    private readonly IAsyncEnumerator<Message> messages;
    private int cells;

    private CellProcess(Process process)
    {
        this.process = process;
        errors = new LastLines(process.StandardError);
        connection = new JsonLines(process.StandardOutput.BaseStream, process.StandardInput.BaseStream, errors.Add);
        messages = connection.ReceiveAsync(CancellationToken.None).GetAsyncEnumerator();
    }

    /// <summary>Gets the last lines of what was written to the error stream of the process: by the kernel, and past the kernel.</summary>
    public IReadOnlyList<string> ErrorLines => errors.Lines;

    /// <summary>Starts a kernel, which ends with this program.</summary>
    /// <param name="commandLine">Program and arguments; it serves Jupyter's messages on its standard streams, a line of JSON each.</param>
    /// <param name="folder">The folder in which relative paths start; by default the current one.</param>
    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    public static CellProcess Start(IReadOnlyList<string> commandLine, string? folder = null) =>
        new(Process.Start(new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            WorkingDirectory = folder ?? Environment.CurrentDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    /// <summary>Runs a cell.</summary>
    /// <remarks>A cell that ends the process, or that cannot be stopped, is the last one: <see cref="CellStatus.Lost"/>.</remarks>
    /// <param name="run">The cell; it cannot ask for anything.</param>
    /// <param name="interrupt">Stops the cell.</param>
    public async Task<CellResult> RunAsync(CellRun run, CancellationToken interrupt = default)
    {
        if (interrupt.IsCancellationRequested)
        {
            return CellResult.NotRun(cells + 1);
        }

        using var force = new CancellationTokenSource();
        using var killing = force.Token.Register(Kill);
        if (run.LongestElapsed is { } longest)
        {
            force.CancelAfter(longest);
        }

        var id = Send(Channel.Shell, "execute_request", Content(run));
        using var stopping = interrupt.Register(() =>
        {
            Send(Channel.Control, "interrupt_request", []);
            force.CancelAfter(Patience);
        });
        return await ResultAsync(id, run) ?? await LossAsync(run, force.IsCancellationRequested, interrupt);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (Exception resists) when (resists is TimeoutException or IOException)
        {
            Kill();
            await process.WaitForExitAsync();
        }

        await errors.EndAsync();
        await messages.DisposeAsync();
        process.Dispose();
    }

    private static JsonObject Content(CellRun run)
    {
        var content = new JsonObject { ["code"] = run.Code, ["allow_stdin"] = false, ["store_history"] = run.Counts };
        if (run.Limit is { } limit)
        {
            content["coursekit_limit"] = limit.TotalSeconds;
        }

        return content;
    }

    private string Send(Channel channel, string type, JsonObject content)
    {
        var id = Guid.NewGuid().ToString("N");
        connection.Send(new Message(channel, new Header(id, type, jupyterSession), [], content));
        return id;
    }

    /// <summary>Hands on what a cell shows, until the reply; null if the process ends before.</summary>
    private async Task<CellResult?> ResultAsync(string id, CellRun run)
    {
        CellOutput.Error? error = null;
        while (await messages.MoveNextAsync())
        {
            var message = messages.Current;
            if (message.Parent.Text("msg_id") != id)
            {
                continue;
            }

            if (message.Header.Type == "execute_reply")
            {
                return Result(message.Content, error, run);
            }

            if (CellOutputMessages.Read(message) is { } output)
            {
                error = output as CellOutput.Error ?? error;
                run.Show(output);
            }
        }

        return null;
    }

    /// <summary>Reads a reply; a cell that a kernel aborts, or could not serve, has no status of ours.</summary>
    private CellResult Result(JsonObject reply, CellOutput.Error? error, CellRun run)
    {
        cells = reply.Number("execution_count") ?? cells;
        if (Enum.TryParse<CellStatus>(reply.Text("coursekit_status"), ignoreCase: true, out var status))
        {
            return new CellResult(cells, status, error);
        }

        if (reply.Text("status") == "aborted")
        {
            return CellResult.NotRun(cells + 1);
        }

        if (error is null)
        {
            error = CellOutputMessages.ReadError(reply);
            run.Show(error);
        }

        return new CellResult(cells, CellStatus.Failed, error);
    }

    /// <summary>The result of a cell in which the process has ended.</summary>
    private async Task<CellResult> LossAsync(CellRun run, bool wasForced, CancellationToken interrupt)
    {
        await process.WaitForExitAsync(CancellationToken.None);
        cells++;
        if (await IsInterruptedAsync(interrupt))
        {
            return Lost(CellStatus.Interrupted, "Interrupted", "The cell was stopped.");
        }

        var limit = run.Limit?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return wasForced
            ? Lost(CellStatus.TimedOut, "Timed out", $"The cell ran longer than its limit of {limit} s. Its process was ended.")
            : Lost(CellStatus.Lost, "Process ended", $"The process that the cell ran in has ended. Exit code: {ExitCode}.",
                await errors.ReadAsync());

        CellResult Lost(CellStatus status, string name, string message, params IReadOnlyList<string> remarks)
        {
            var error = new CellOutput.Error(name, message, [$"{name}: {message}", .. remarks]);
            run.Show(error);
            return new CellResult(cells, status, error);
        }
    }

    private string ExitCode => process.ExitCode.ToString(CultureInfo.InvariantCulture);

    /// <summary>Ctrl+C in a terminal reaches both processes, and the other one may be the first to end.</summary>
    private async Task<bool> IsInterruptedAsync(CancellationToken interrupt)
    {
        const int Interrupted = 130, Terminated = 143;
        if (process.ExitCode is Interrupted or Terminated)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), interrupt).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return interrupt.IsCancellationRequested;
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }
}
