namespace CourseKit.Tests.Networks.Weights.Onnx;

/// <summary>A test that computes with ONNX Runtime, which is no part of the project. Where it is
/// absent the test is skipped, and says so.</summary>
/// <remarks>COURSEKIT_ONNXRUNTIME names a folder node_modules with onnxruntime-node in it: <c>npm ci
/// --ignore-scripts</c> in <c>tests/onnx</c>.</remarks>
public sealed class OnnxRuntimeTheoryAttribute : TheoryAttribute
{
    public OnnxRuntimeTheoryAttribute() => Skip = Directory.Exists(Path.Combine(Modules, "onnxruntime-node"))
        ? null
        : "NOT TESTED WITH ONNX RUNTIME: COURSEKIT_ONNXRUNTIME names no folder node_modules with onnxruntime-node in it.";

    internal static string Modules => Environment.GetEnvironmentVariable("COURSEKIT_ONNXRUNTIME") ?? string.Empty;
}
