using CourseKit.Networks.Costs;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Networks.Layers;

/// <summary>
/// In training, sets all values of an image to 0 with some probability and divides those of the others by 1 − probability; in prediction
/// does nothing. What is added to a skip connection is left out in this way, so that the network is of another depth for each image.
/// </summary>
/// <remarks>[N, …] → [N, …]. Huang et al. 2016, https://arxiv.org/abs/1603.09382.</remarks>
/// <param name="probability">The probability that an image's branch is left out.</param>
public sealed class StochasticDepth(float probability) : ElementwiseLayer
{
    private Generator random = new(0);

    /// <summary>Gets the probability that an image is dropped.</summary>
    public float Probability { get; } = probability is >= 0 and <= 1
        ? probability
        : throw new ArgumentException($"A probability is a number from 0 to 1. Received: {probability}.");

    /// <inheritdoc/>
    public override string ToString() => $"StochasticDepth({Probability})";

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => MemoryUse.IdentityInPrediction;

    /// <inheritdoc/>
    protected internal override Generator? Randomness => random;

    /// <inheritdoc/>
    protected override void OnBuild(Generator? random) => this.random = random is null ? this.random : new Generator(random.Seed());

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => IsTraining && Probability > 0
        ? x * Tensor.Ones([x.Shape[0], .. Enumerable.Repeat(1, x.Shape.Rank - 1)]).Dropout(Probability, random)
        : x;
}
