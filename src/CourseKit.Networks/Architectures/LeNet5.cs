using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>LeNet-5 as published: LeCun, Bottou, Bengio and Haffner 1998, section II.B (https://doi.org/10.1109/5.726791).</summary>
/// <remarks>
/// Images are 28×28 digits in a frame of zeros. Averages have a coefficient and a bias, maps of C3 see some of those of S2, all units up to
/// F6 squash their sums, and the outputs are distances from drawings of the digits: the smallest is that of the class, and −output are
/// logits. Weights start uniformly in ±2.4 / fan-in (appendix A); so do coefficients.
/// </remarks>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published parameters, multiply-accumulates and accuracies.</param>
public sealed record LeNet5(string Name, Published Published) : Architecture(Name, Published)
{
    /// <summary>LeNet-5 of 1998.</summary>
    public static LeNet5 Of1998 { get; } = new("lenet5", new(60_000))
    {
        Image = [1, 32, 32],
        Classes = 10,
    };

    /// <summary>Connection table of C3 (table I): the maps of S2 that each of its 16 maps is computed from.</summary>
    public static ConnectionTable C3 { get; } = new(
        [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5],
        [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5],
        [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
        [0, 1, 2, 3, 4, 5]);

    /// <inheritdoc/>
    public override string Source => "LeCun, Bottou, Bengio and Haffner 1998, section II.B";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There are drawings of the ten digits only.</exception>
    public override Layer Network(int classes) => new Sequential(
        ("C1", new Conv2d(6, 5) { Initializer = AppendixA }), ("", new ScaledTanh()),
        ("S2", new Subsampling(2) { Initializer = Initializers.Uniform(2.4f / 4) }), ("", new ScaledTanh()),
        ("C3", new ConnectionTableConv2d(C3, 5) { Initializer = AppendixA }), ("", new ScaledTanh()),
        ("S4", new Subsampling(2) { Initializer = Initializers.Uniform(2.4f / 4) }), ("", new ScaledTanh()),
        ("C5", new Conv2d(120, 5) { Initializer = AppendixA }), ("", new ScaledTanh()), ("", new Flatten()),
        ("F6", new Linear(84) { Initializer = AppendixA }), ("", new ScaledTanh()),
        ("output", new RadialBasis(DigitCodes.Of(classes))));

    private static Initializer AppendixA { get; } = (shape, random) =>
        Initializers.Uniform(2.4f / Initializers.FanIn(shape))(shape, random);
}
