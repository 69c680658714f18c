using CourseKit.Tensors;
using TorchSharp;

namespace CourseKit.TorchSharp.Tests;

/// <summary>Comparison of what both libraries computed.</summary>
internal static class Agreement
{
    /// <summary>Compares shapes, and values by their difference from the largest value.</summary>
    /// <param name="tensor">The tensor of TorchSharp.</param>
    /// <param name="expected">The tensor of the course.</param>
    /// <param name="tolerance">The largest difference, as a fraction of the largest value.</param>
    /// <param name="what">The name of the tensor.</param>
    public static void ShouldAgreeWith(this torch.Tensor tensor, Tensor expected, double tolerance = 1e-4, string what = "the output")
    {
        tensor.shape.Should().Equal(expected.Shape.Select(size => (long)size), what);
        var (values, others) = (tensor.detach().ToCourseKit().ToArray(), expected.ToArray());
        others.Should().OnlyContain(value => float.IsFinite(value), what);
        var scale = others.Length == 0 ? 0 : others.Max(Math.Abs);
        var difference = values.Zip(others, (value, other) => Math.Abs((double)value - other)).DefaultIfEmpty().Max();
        difference.Should().BeLessThanOrEqualTo((tolerance * scale) + 1e-12, $"{what} has values up to {scale}");
    }
}
