using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Golden;

/// <summary>A tensor of a golden file: all of its values, or of a large one every n-th and two sums;
/// inputs may be drawn from their shape.</summary>
/// <param name="Shape">Its sizes.</param>
/// <param name="Values">The values, or none if they are drawn.</param>
/// <param name="Every">How far apart the stored values lie.</param>
/// <param name="Sums">The sum of all values, and that of all times what is drawn with seed 99.</param>
internal sealed record GoldenValues(int[] Shape, float[]? Values, int Every = 1, double[]? Sums = null)
{
    private const double Tolerance = 1e-5;

    /// <summary>The numbers that the Python script draws: −2 to 2 in steps of 2⁻²².</summary>
    public static Tensor Drawn(Shape shape, int seed)
    {
        var tensor = Tensor.Zeros(shape);
        Draw(tensor.Data, (uint)seed);
        return tensor;
    }

    /// <summary>The same, into memory that is there.</summary>
    public static void Draw(Span<float> values, uint seed)
    {
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = Drawn((uint)place, seed);
        }
    }

    public Tensor ToTensor(int seed) => Values is null ? Drawn([.. Shape], seed) : Tensor.From([.. Shape], Values);

    /// <summary>
    /// Asserts the shape, and each value up to 1e-5 of the larger of 1 and itself, or of the largest if the tensor is a large
    /// one, whose values are sums of many products; what is infinite or no number has to be just that.
    /// </summary>
    public void ShouldBe(Tensor actual, string what)
    {
        actual.Shape.Should().Equal(Shape, "that is the shape of the {0}", what);
        var received = actual.ToArray();
        var scale = Sums is null ? 1 : Values!.Max(Math.Abs);
        for (var i = 0; i < Values!.Length; i++)
        {
            if (!Agree(received[i * Every], Values[i], scale))
            {
                received[i * Every].Should().Be(Values[i], "that is value {0} of the {1}, [{2}]", i * Every, what,
                    string.Join(", ", received.Take(40)));
            }
        }

        if (Sums is not null)
        {
            var size = received.Sum(value => (double)Math.Abs(value));
            received.Sum(value => (double)value).Should().BeApproximately(Sums[0], Tolerance * size, "that is the sum of the {0}", what);
            received.Select((value, place) => (double)value * Drawn((uint)place, 99)).Sum()
                .Should().BeApproximately(Sums[1], 2 * Tolerance * size, "that is the weighted sum of the {0}", what);
        }
    }

    private static bool Agree(float received, float wanted, float scale) =>
        received.Equals(wanted) ||
            (float.IsFinite(wanted) && Math.Abs((double)received - wanted) <= Tolerance * Math.Max(scale, Math.Abs(wanted)));

    /// <summary>A hash of the place and the seed: murmur's last steps.</summary>
    private static float Drawn(uint place, uint seed)
    {
        var bits = (place * 2654435761) + ((seed + 1) * 2246822519);
        bits = (bits ^ (bits >> 15)) * 2246822519;
        bits = (bits ^ (bits >> 13)) * 3266489917;
        return ((bits ^ (bits >> 16)) >> 8) / 4194304f - 2;
    }
}
