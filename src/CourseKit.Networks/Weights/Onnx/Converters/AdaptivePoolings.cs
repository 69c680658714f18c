using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.Onnx.Converters;

/// <summary>Layers that pool to a size that is given: one part, parts of equal size, or others.</summary>
internal static class AdaptivePoolings
{
    /// <summary>Averages of parts of other sizes are products with a matrix for each axis.</summary>
    public static string Convert(AdaptiveAvgPool2d layer, OnnxCall call)
    {
        if (Pooled(call, "GlobalAveragePool", "AveragePool") is { } pooled)
        {
            return pooled;
        }

        var columns = call.Node("MatMul", [call.X, call.Numbers(Shares(call.Shape[3], layer.Width).Transpose())]);
        return call.Node("MatMul", [call.Numbers(Shares(call.Shape[2], layer.Height)), columns]);
    }

    /// <summary>The largest of parts of other sizes are found part by part, down and then across.</summary>
    public static string Convert(AdaptiveMaxPool2d layer, OnnxCall call) => Pooled(call, "GlobalMaxPool", "MaxPool")
        ?? Largest(call, Largest(call, call.X, axis: 2, layer.Height), axis: 3, layer.Width);

    private static string? Pooled(OnnxCall call, string whole, string windows)
    {
        var (from, to) = (call.Shape, call.Output);
        return (to[2], to[3]) == (1, 1) ? call.Node(whole, [call.X])
            : from[2] % to[2] != 0 || from[3] % to[3] != 0 ? null
            : call.Node(
                windows, [call.X], OnnxAttribute.Of("kernel_shape", [from[2] / to[2], from[3] / to[3]]),
                OnnxAttribute.Of("strides", [from[2] / to[2], from[3] / to[3]]));
    }

    private static string Largest(OnnxCall call, string x, int axis, int parts)
    {
        var largest = Enumerable.Range(0, parts).Select(part => Part(call.Shape[axis], parts, part)).Select(part => call.Node(
            "ReduceMax", [call.Node("Slice", [x, call.Integers(part.From), call.Integers(part.To), call.Integers(axis)])],
                OnnxAttribute.Of("axes", [axis])));
        return call.Node("Concat", [.. largest], OnnxAttribute.Of("axis", axis));
    }

    /// <summary>For each part the share of each pixel in its average.</summary>
    private static Tensor Shares(int size, int parts) => Tensor.FromIndex([parts, size], at =>
    {
        var (from, to) = Part(size, parts, at[0]);
        return at[1] >= from && at[1] < to ? 1f / (to - from) : 0;
    });

    /// <summary>From ⌊i·n / parts⌋ to just before ⌈(i + 1)·n / parts⌉.</summary>
    private static (int From, int To) Part(int size, int parts, int part) =>
        ((int)((long)part * size / parts), (int)((((part + 1L) * size) + parts - 1) / parts));
}
