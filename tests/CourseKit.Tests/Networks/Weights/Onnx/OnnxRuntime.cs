using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Weights.Onnx;

/// <summary>Computes a file of ONNX with ONNX Runtime, through tests/onnx/compare.js.</summary>
internal static class OnnxRuntime
{
    private const double Tolerance = 1e-4;

    /// <summary>Asserts that the file gives these outputs, up to 1e-4 of the largest value.</summary>
    public static void ShouldGive(Action<Stream> write, IReadOnlyDictionary<string, Tensor> inputs, IReadOnlyDictionary<string,
        Tensor> outputs)
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.File("network.onnx")))
        {
            write(file);
        }

        File.WriteAllText(folder.File("network.json"), JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["inputs"] = Stored(inputs),
            ["outputs"] = Stored(outputs),
        }));
        var comparison = JsonDocument.Parse(Run(folder.Path)).RootElement;

        comparison.TryGetProperty("problem", out var problem).Should().BeFalse($"{problem}");
        var largest = comparison.GetProperty("largest").GetDouble();
        largest.Should().BePositive("zeros would agree with anything");
        comparison.GetProperty("difference").GetDouble().Should().BeLessThanOrEqualTo(Tolerance * largest);
    }

    private static Dictionary<string, object> Stored(IReadOnlyDictionary<string, Tensor> tensors) => tensors.ToDictionary(
        tensor => tensor.Key,
        tensor => (object)new Dictionary<string, object>
        {
            ["dims"] = tensor.Value.Shape.ToArray(),
            ["values"] = Convert.ToBase64String(MemoryMarshal.AsBytes<float>(tensor.Value.ToArray())),
        });

    private static string Run(string folder)
    {
        var start = new ProcessStartInfo("node", [Repository.File("tests", "onnx", "compare.js"), folder])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["NODE_PATH"] = OnnxRuntimeTheoryAttribute.Modules;
        using var node = Process.Start(start)!;
        var lines = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        node.ExitCode.Should().Be(0, lines);
        return lines;
    }
}
