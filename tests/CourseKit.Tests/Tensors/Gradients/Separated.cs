using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Gradients;

/// <summary>Values that can be moved a little without one of them passing another, or zero, where a gradient may have a jump.</summary>
internal static class Separated
{
    /// <summary>Evenly spaced values between two bounds, in random order.</summary>
    public static Tensor Values(Shape shape, Generator random, float low = -1.5f, float high = 1.5f)
    {
        var steps = 2 * (((int)shape.Elements + 1) / 2);
        var order = random.Permutation(steps);
        return Tensor.From(shape, [.. order.Take((int)shape.Elements).Select(step => low + ((step + 0.5f) * (high - low) / steps))]);
    }
}
