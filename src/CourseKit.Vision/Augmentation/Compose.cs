using System.Collections.Immutable;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Vision.Augmentation;

/// <summary>Several transforms, one after the other.</summary>
/// <remarks>Affine transforms that follow each other move each pixel once, by the product of their maps: an image is not blurred by each
/// of them, and what one moves out of the image another can move back.</remarks>
public sealed record Compose : Transform
{
    private readonly ImmutableArray<Transform> transforms;

    /// <summary>Puts transforms in a row.</summary>
    public Compose(params ReadOnlySpan<Transform> transforms)
    {
        var flat = ImmutableArray.CreateBuilder<Transform>();
        foreach (var transform in transforms)
        {
            flat.AddRange(transform is Compose several ? several.transforms : [transform]);
        }

        this.transforms = flat.ToImmutable();
    }

    /// <inheritdoc/>
    public override Example Apply(Example example, Generator random)
    {
        for (var at = 0; at < transforms.Length; at++)
        {
            if (transforms[at] is not AffineTransform affine)
            {
                example = transforms[at].Apply(example, random);
                continue;
            }

            var (_, height, width) = Size(example);
            var map = affine.Map(height, width, random);
            while (at + 1 < transforms.Length && transforms[at + 1] is AffineTransform next && next.Border == affine.Border)
            {
                map = map.Then(next.Map(height, width, random));
                at++;
            }

            example = affine.Move(example, map);
        }

        return example;
    }

    /// <summary>Returns the transforms in their order.</summary>
    public override string ToString() => $"Compose({string.Join(", ", transforms)})";
}
