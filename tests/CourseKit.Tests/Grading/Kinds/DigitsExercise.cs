using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Grading.Kinds;

/// <summary>Drawn digits, learned by one dense layer: a small exercise in training.</summary>
/// <param name="goal">The part of the unseen digits to recognize.</param>
/// <param name="seconds">The time limit.</param>
internal sealed class DigitsExercise(double goal = 0.5, double seconds = 60) : TrainingExercise("00-test/digits", "Digits")
{
    public override string Question => "Train a network on digits, so that it recognizes half of those that it has not seen.";

    public override TimeSpan Limit => TimeSpan.FromSeconds(seconds);

    protected override double Goal => goal;

    protected override ImageDataset MakeTraining() => GeneratedDigits.Make(150, seed: 1);

    protected override ImageDataset MakeUnseen() => GeneratedDigits.Make(150, seed: 2);

    public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((train, random) =>
    {
        var network = new Sequential(new Flatten(), new Linear(10)).Build([1, 1, 28, 28], random);
        for (var step = 0; step < 20; step++)
        {
            network.Call(train.Images).CrossEntropy(train.Labels).Backward();
            foreach (var (_, parameter) in network.Parameters)
            {
                parameter.Set(parameter.Value - 0.1f * parameter.Value.Grad);
            }
        }

        return network;
    });

    public override IReadOnlyList<Mistake<Func<ImageDataset, Generator, Layer>>> Mistakes { get; } =
    [
        new("no training", (_, random) => new Sequential(new Flatten(), new Linear(10)).Build([1, 1, 28, 28], random),
            "Where is the first step?"),
        new("zeros", (_, _) => new Sequential(new Flatten(), new Linear(10)).Build([1, 1, 28, 28]), "What are the scores of any image?"),
    ];

    public override IReadOnlyList<string> Hints => ["Make a loss smaller.", "Step against its gradient."];

    public override string Explanation => "One layer looks for ten patterns.";
}
