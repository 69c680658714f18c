using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors;

/// <summary>Compares tensors with values that a test computes in double precision, place by place.</summary>
internal static class Expectations
{
    /// <summary>Asserts the shape, and at every place the value that the test's own formula gives there.</summary>
    public static void ShouldHold(this Tensor actual, Shape shape, Func<int[], double> expected, double tolerance = 1e-5)
    {
        actual.Shape.Should().Equal(shape);
        foreach (var place in Places(shape))
        {
            var (received, wanted) = ((double)actual[place], expected(place));
            var agree = received.Equals(wanted) ||
                (double.IsFinite(wanted) && Math.Abs(received - wanted) <= tolerance * Math.Max(1, Math.Abs(wanted)));
            agree.Should().BeTrue($"at [{string.Join(", ", place)}] the value is {wanted}, and {received} was received");
        }
    }

    /// <summary>Asserts equal shapes, and values that agree up to rounding.</summary>
    public static void ShouldBeCloseTo(this Tensor actual, Tensor expected, double tolerance = 1e-5) =>
        actual.ShouldHold(expected.Shape, place => expected[place], tolerance);

    /// <summary>Asserts the same shape and the same bits.</summary>
    public static void ShouldBeExactly(this Tensor actual, Tensor expected)
    {
        actual.Shape.Should().Equal(expected.Shape);
        actual.ToArray().Select(BitConverter.SingleToUInt32Bits).Should().Equal(expected.ToArray().Select(BitConverter.SingleToUInt32Bits));
    }

    /// <summary>Seeded values between −2 and 2.</summary>
    public static Tensor Random(Shape shape, ulong seed = 1) => new Generator(seed).Uniform(shape, -2, 2);

    private static IEnumerable<int[]> Places(Shape shape)
    {
        for (var number = 0L; number < shape.Elements; number++)
        {
            var place = new int[shape.Rank];
            var rest = number;
            for (var axis = shape.Rank - 1; axis >= 0; axis--)
            {
                (rest, var at) = Math.DivRem(rest, shape[axis]);
                place[axis] = (int)at;
            }

            yield return place;
        }
    }
}
