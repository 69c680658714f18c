using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Vision.Augmentation;

/// <summary>Normally distributed noise on each value, clipped to the range from 0 to 1.</summary>
/// <param name="Sigma">The standard deviation.</param>
/// <exception cref="ArgumentOutOfRangeException">The standard deviation is not from 0 to 100.</exception>
public sealed record GaussianNoise(double Sigma = 0.1) : Transform
{
    /// <summary>Gets the standard deviation.</summary>
    public double Sigma { get; } = Within(Sigma, 0, 100, "A standard deviation is 0 or more, and at most 100.");

    /// <summary>Gets the range of the result: true to clip it to 0 to 1, as unless set; false for images that are normalized.</summary>
    public bool Clip { get; init; } = true;

    /// <inheritdoc/>
    public override Example Apply(Example example, Generator random)
    {
        Size(example);
        var noisy = random.Normal(example.Image.Shape, 0, Sigma);
        Span<float> values = noisy.Values, from = example.Image.Values;
        for (var at = 0; at < values.Length; at++)
        {
            values[at] += from[at];
            values[at] = Clip ? Math.Clamp(values[at], 0, 1) : values[at];
        }

        GC.KeepAlive(example);
        return example with { Image = noisy };
    }

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => Invariant($"GaussianNoise({Sigma})");
}
