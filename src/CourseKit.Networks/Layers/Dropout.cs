using CourseKit.Networks.Costs;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Networks.Layers;

/// <summary>In training, sets each value to 0 with some probability and divides the others by 1 −
/// probability; in prediction does nothing.</summary>
/// <remarks>[…] → […]. Srivastava et al. 2014, https://jmlr.org/papers/v15/srivastava14a.html.</remarks>
/// <param name="probability">The probability that a value is set to 0.</param>
public sealed class Dropout(float probability = 0.5f) : ElementwiseLayer
{
    private Generator random = new(0);

    /// <summary>Gets the probability that a value is set to 0.</summary>
    public float Probability { get; } = probability is >= 0 and <= 1
        ? probability
        : throw new ArgumentException($"A probability is a number from 0 to 1. Received: {probability}.");

    /// <inheritdoc/>
    public override string ToString() => $"Dropout({Probability})";

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => MemoryUse.IdentityInPrediction;

    /// <inheritdoc/>
    protected internal override Generator? Randomness => random;

    /// <inheritdoc/>
    protected override void OnBuild(Generator? random) => this.random = random is null ? this.random : new Generator(random.Seed());

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Dropout(Probability, random, IsTraining);
}
