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
}
