using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Tensor = CourseKit.Tensors.Tensor;

namespace CourseKit.Tests.Networks.Weights.Onnx;

/// <summary>Computes a file of ONNX with ONNX Runtime.</summary>
internal static class OnnxRuntime
{
    private const double Tolerance = 1e-4;

    /// <summary>Asserts that the file gives these outputs, up to 1e-4 of the largest value.</summary>
    public static void ShouldGive(
        Action<Stream> write, IReadOnlyDictionary<string, Tensor> inputs, IReadOnlyDictionary<string, Tensor> outputs)
    {
        using var file = new MemoryStream();
        write(file);
        using var session = new InferenceSession(file.ToArray());
        using var results = session.Run([.. inputs.Select(input => Value(input.Key, input.Value))], [.. outputs.Keys]);

        var largest = outputs.Values.Max(output => output.ToArray().Max(Math.Abs));
        largest.Should().BePositive("zeros would agree with anything");
        foreach (var result in results)
        {
            var (received, expected) = (result.AsTensor<float>(), outputs[result.Name]);
            received.Dimensions.ToArray().Should().Equal(expected.Shape.ToArray(), "that is the shape of {0}", result.Name);
            received.Zip(expected.ToArray(), (one, other) => Math.Abs(one - other)).Max()
                .Should().BeLessThanOrEqualTo((float)(Tolerance * largest), "{0} is what the layers compute", result.Name);
        }
    }

    private static NamedOnnxValue Value(string name, Tensor tensor) =>
        NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>(tensor.ToArray(), tensor.Shape.ToArray()));
}
