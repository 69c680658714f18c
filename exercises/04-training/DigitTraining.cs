using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.Training;

/// <summary>Exercise in training a network on digits, whose test set it is measured on.</summary>
public abstract class DigitTraining(string id, string title) : TrainingExercise(id, title)
{
    private static readonly string[] Activations =
    [
        nameof(Relu), nameof(Relu6), nameof(LeakyRelu), nameof(Elu), nameof(Silu), nameof(HardSwish), nameof(HardSigmoid), nameof(Sigmoid),
        nameof(Tanh), nameof(ScaledTanh),
    ];

    /// <inheritdoc/>
    public override TimeSpan Limit => Course.Scale.Choose(quick: TimeSpan.FromMinutes(2), full: TimeSpan.FromHours(1));

    /// <inheritdoc/>
    protected sealed override ImageDataset MakeTraining() => Digits.Train(Course.Scale.Choose(quick: 10_000, full: 60_000));

    /// <inheritdoc/>
    protected sealed override ImageDataset MakeUnseen() => Digits.Test(Course.Scale.Choose(quick: 2_000, full: 10_000));

    /// <summary>Returns a mistake that the summary of a network shows, whatever it has learned.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> Built(
        string name, Func<IReadOnlyList<NamedLayer>> layers, string hint, Func<Summary, bool> shows) =>
        new(name, (_, random) => new Sequential(layers()).Build([1, 1, 28, 28], random), hint)
        {
            Shows = answer => shows(SummaryOf(answer)),
        };

    /// <summary>Returns whether a network has no activation function between its layers.</summary>
    private protected static bool IsLinear(Summary network) => !network.Layers.Any(layer => Activations.Contains(layer.Kind));

    /// <summary>Returns the number of layers of a kind.</summary>
    private protected static int Count(Summary network, string kind) => network.Layers.Count(layer => layer.Kind == kind);
}
