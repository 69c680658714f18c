using System.Collections.Immutable;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Vision.Augmentation;

/// <summary>One of several transforms, all of them equally likely.</summary>
public sealed record RandomChoice : Transform
{
    private readonly ImmutableArray<Transform> transforms;

    /// <summary>Offers transforms.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public RandomChoice(params ReadOnlySpan<Transform> transforms) => this.transforms = transforms.Length > 0
        ? [.. transforms]
        : throw new ArgumentException("A choice is among one transform or more. Received: none.", nameof(transforms));

    /// <inheritdoc/>
    public override Example Apply(Example example, Generator random) =>
        transforms[random.Integer(0, transforms.Length)].Apply(example, random);

    /// <summary>Returns the transforms.</summary>
    public override string ToString() => $"RandomChoice({string.Join(", ", transforms)})";
}
