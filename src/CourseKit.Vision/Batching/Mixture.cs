using CourseKit.Networks.Training;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using static System.FormattableString;

namespace CourseKit.Vision.Batching;

/// <summary>Mix-up: each image of a batch blended with another one, and their classes with the same shares.</summary>
/// <remarks>Zhang et al. 2017, https://arxiv.org/abs/1710.09412; as in its program, one share a batch, from Beta(α, α).</remarks>
internal static class Mixture
{
    /// <summary>Returns a batch whose labels are probabilities of the classes, [N, K].</summary>
    /// <param name="batch">The batch, with labels [N].</param>
    /// <param name="alpha">α.</param>
    /// <param name="classes">K.</param>
    /// <param name="name">The name of the set, for messages.</param>
    /// <param name="random">The generator.</param>
    /// <exception cref="ShapeException">The labels are no classes.</exception>
    /// <exception cref="InvalidDataException">There is no such class.</exception>
    public static Batch Of(Batch batch, double alpha, int classes, string name, Generator random)
    {
        if (batch.Labels.Shape.Rank != 1)
        {
            throw new ShapeException("Mix-up blends classes, one an image.", $"labels {batch.Labels.Shape} of {name}");
        }

        var share = (float)BetaDistribution.Draw(alpha, random);
        var partners = random.Permutation(batch.Count);
        var (images, labels) = (Tensor.Uninitialized(batch.Images.Shape, nameof(Mixture)), Tensor.Zeros([batch.Count, classes]));
        var pixels = batch.Images.Values.Length / batch.Count;
        for (var at = 0; at < batch.Count; at++)
        {
            ReadOnlySpan<float> own = Image(batch.Images, at), other = Image(batch.Images, partners[at]);
            var mixed = Image(images, at);
            for (var i = 0; i < mixed.Length; i++)
            {
                mixed[i] = (share * own[i]) + ((1 - share) * other[i]);
            }

            labels.Values[(at * classes) + Class(at)] += share;
            labels.Values[(at * classes) + Class(partners[at])] += 1 - share;
        }

        GC.KeepAlive(batch);
        return new Batch(images, labels);

        Span<float> Image(Tensor of, int at) => of.Values.Slice(at * pixels, pixels);

        int Class(int at) => (int)batch.Labels[at] is var label && (uint)label < (uint)classes ? label
            : throw new InvalidDataException(Invariant($"The labels of {name} go from 0 to {classes - 1}. Received: {label}."));
    }
}
