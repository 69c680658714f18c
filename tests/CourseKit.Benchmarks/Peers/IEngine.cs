using CourseKit.Benchmarks.Networks;

namespace CourseKit.Benchmarks.Peers;

/// <summary>What computes a case.</summary>
internal interface IEngine
{
    /// <summary>Gets all of them, by the names that the command line has for them.</summary>
    static IReadOnlyDictionary<string, IEngine> All { get; } = new Dictionary<string, IEngine>
    {
        ["coursekit"] = new CourseKitEngine(),
        ["torchsharp"] = new TorchSharpEngine(),
        ["onnxruntime"] = new OnnxRuntimeEngine(),
    };

    /// <summary>Returns the step to repeat.</summary>
    /// <param name="case">The case.</param>
    /// <param name="threads">The number of threads that compute.</param>
    /// <exception cref="NotSupportedException">It does not compute such a case.</exception>
    Action Step(Case @case, int threads);
}
