using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Vision.Datasets.Shapes;

/// <summary>A set of drawn images, each drawn when it is asked for, from the seed of the set and its number alone.</summary>
internal abstract class ShapeSet : Dataset
{
    private protected ShapeSet(string name, IReadOnlyList<string> classNames, int count, ulong seed, SceneRules rules)
        : base(name, $"drawn by CourseKit, seed {seed}", "MIT", classNames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.Size, 24);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rules.Size, 512);
        (Count, Seed, Rules) = (count, seed, rules);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    internal override Shape? ImageShape => [3, Rules.Size, Rules.Size];

    private protected ulong Seed { get; }

    private protected SceneRules Rules { get; }

    /// <summary>Draws the scene of an example.</summary>
    internal virtual Scene SceneOf(int index) => new(Rules, Random(2 * (ulong)index));

    /// <summary>Returns a generator of its own for each number, whatever was drawn before.</summary>
    private protected Generator Random(ulong number)
    {
        // SplitMix64, by which neighboring seeds become unlike: Steele, Lea and Flood 2014, https://doi.org/10.1145/2660193.2660195.
        var bits = (Seed * 0xD1342543DE82EF95) + ((number + 1) * 0x9E3779B97F4A7C15);
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return new Generator(bits ^ (bits >> 31));
    }

    private protected Tensor ImageOf(Scene scene)
    {
        var image = Tensor.Uninitialized(ImageShape!.Value);
        for (var i = 0; i < scene.Pixels.Length; i++)
        {
            image.Values[i] = scene.Pixels[i] / 255f;
        }

        return image;
    }
}
