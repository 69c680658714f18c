using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CourseKit.Tests.Notebooks.Session;

/// <summary>A kernel in a process of its own, over lines of JSON: what ends it does not end the tests.</summary>
internal sealed class KernelProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private int sent;

    /// <param name="heapBytes">The memory that the process takes for all that there is; that of the machine if null.</param>
    public KernelProcess(long? heapBytes = null)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "coursekit.dll"), "kernel", "--stdio"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (heapBytes is { } bytes)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("X", CultureInfo.InvariantCulture);
        }

        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Runs a cell: its value, or all that is told of its error, and how long it took.</summary>
    /// <exception cref="EndOfStreamException">The process has ended.</exception>
    public async Task<(string Shown, TimeSpan Elapsed)> RunAsync(string code)
    {
        var (id, watch, shown) = ($"{++sent}", Stopwatch.StartNew(), string.Empty);
        await process.StandardInput.WriteLineAsync(new JsonObject
        {
            ["channel"] = "shell",
            ["header"] = new JsonObject { ["msg_id"] = id, ["msg_type"] = "execute_request", ["session"] = "tests" },
            ["parent_header"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
            ["content"] = new JsonObject { ["code"] = code },
        }.ToJsonString());
        await process.StandardInput.FlushAsync();
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var message = JsonNode.Parse(
                await process.StandardOutput.ReadLineAsync(limit.Token)
                    ?? throw new EndOfStreamException($"The process ended in: {code}"))!;
            if ((string?)message["parent_header"]!["msg_id"] != id)
            {
                continue;
            }

            var (type, content) = ((string)message["header"]!["msg_type"]!, message["content"]!);
            if (type == "status" && (string?)content["execution_state"] == "idle")
            {
                return (shown, watch.Elapsed);
            }

            shown = type switch
            {
                "execute_result" => (string)content["data"]!["text/plain"]!,
                "error" => string.Join('\n', content["traceback"]!.AsArray()),
                _ => shown,
            };
        }
    }

    /// <summary>Ends the input, as an editor does that is closed, and returns the exit code.</summary>
    /// <exception cref="OperationCanceledException">The process does not end.</exception>
    public async Task<int> EndAsync()
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
