using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Vision.Augmentation;

/// <summary>A transform that is applied to a part of the examples, which chance selects.</summary>
/// <param name="Transform">The transform.</param>
/// <param name="Probability">The part of examples that are changed.</param>
/// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
public sealed record RandomApply(Transform Transform, double Probability = 0.5) : Transform
{
    /// <summary>Gets the part of examples that are changed.</summary>
    public double Probability { get; } = AsProbability(Probability);

    /// <inheritdoc/>
    public override Example Apply(Example example, Generator random) =>
        Happens(random, Probability) ? Transform.Apply(example, random) : example;

    /// <summary>Returns the transform and its probability.</summary>
    public override string ToString() => Invariant($"RandomApply({Transform}, {Probability})");
}
