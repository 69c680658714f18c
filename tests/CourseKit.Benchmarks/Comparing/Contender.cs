using System.Diagnostics;

namespace CourseKit.Benchmarks.Comparing;

/// <summary>An engine, and the environment that its processes get.</summary>
/// <param name="Title">The heading of its column.</param>
/// <param name="Engine">Its name on the command line.</param>
/// <param name="Environment">The variables that are set.</param>
internal sealed record Contender(string Title, string Engine, params (string Name, string Value)[] Environment)
{
    private static readonly (string Name, string Value) Quiet = ("TORCH_CPP_LOG_LEVEL", "ERROR");

    /// <summary>The engine that the others are compared with.</summary>
    public static Contender CourseKit { get; } = new("CourseKit", "coursekit");

    /// <summary>Gets the peers by the name of their engine.</summary>
    /// <remarks>
    /// As it comes, TorchSharp spends its time in page faults: glibc gives each large tensor back to the system. So there is a second one,
    /// whose memory it keeps.
    /// </remarks>
    public static IReadOnlyDictionary<string, Contender[]> Peers { get; } = new Dictionary<string, Contender[]>
    {
        ["torchsharp"] =
        [
            new("TorchSharp as installed", "torchsharp", Quiet),
            new("TorchSharp, memory kept", "torchsharp", Quiet, ("MALLOC_TRIM_THRESHOLD_", "4000000000"),
                ("MALLOC_MMAP_THRESHOLD_", "4000000000")),
        ],
        ["onnxruntime"] = [new("ONNX Runtime", "onnxruntime")],
    };

    /// <summary>Runs this program again, with this engine and its environment, and returns what the process measured.</summary>
    /// <param name="arguments">The command and what it takes, without the engine.</param>
    /// <exception cref="InvalidOperationException">It did not measure; the message says why.</exception>
    public T Measure<T>(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Contender).Assembly.Location, .. arguments, "--engine", Engine])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in Environment)
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw Unmeasured(errors.Result.Trim());
        }

        try
        {
            return JsonLine.ReadLast<T>(output);
        }
        catch (FormatException problem)
        {
            throw Unmeasured(problem.Message);
        }
    }

    private InvalidOperationException Unmeasured(string why) => new($"{Title} could not be measured: {why}");
}
