using CourseKit.Grading;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Grading.Kinds;

/// <summary>Exercise in training without mistakes of its own, whose goal only a perfect network reaches.</summary>
internal class UnnamedTraining() : CourseKit.Grading.Kinds.TrainingExercise("00-test/unnamed", "Digits")
{
    public override string Question => "Train.";

    protected override double Goal => 1;

    protected override ImageDataset MakeTraining() => GeneratedDigits.Make(400, seed: 1);

    protected override ImageDataset MakeUnseen() => GeneratedDigits.Make(400, seed: 2);

    public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((_, _) => null!);

    public override IReadOnlyList<Mistake<Func<ImageDataset, Generator, Layer>>> Mistakes => [];

    public override IReadOnlyList<string> Hints => [];

    public override string Explanation => string.Empty;

    /// <summary>Returns a dense layer on images, and layers behind it.</summary>
    public static Layer Dense(params IReadOnlyList<NamedLayer> further) => Dense(new Generator(1), further);

    /// <summary><inheritdoc cref="Dense(IReadOnlyList{NamedLayer})" path="/summary/node()"/></summary>
    public static Layer Dense(Generator random, params IReadOnlyList<NamedLayer> further) =>
        new Sequential([new Flatten(), new Linear(10), .. further]).Build([1, 1, 28, 28], random);

    /// <summary>Returns a network that knows images and nothing else.</summary>
    public static Layer ByHeart(Tensor images, int[] labels)
    {
        // Layer by layer, similar images become less similar: what is learned of one says nothing of the next.
        Layer Scatter() => new Sequential(new Linear(400) { Initializer = Initializers.Normal(10) }, new Tanh());
        var scattered = new Sequential(new Flatten(), Scatter(), Scatter(), Scatter(), Scatter(), Scatter(), Scatter());
        var network = new Sequential(scattered, new Linear(10)).Build([1, 1, 28, 28], new Generator(1));
        scattered.Freeze();
        for (var step = 0; step < 100; step++)
        {
            network.Call(images).CrossEntropy(labels).Backward();
            foreach (var (_, parameter) in network.Parameters.Where(named => named.Parameter.IsTrainable))
            {
                parameter.Set(parameter.Value - (0.5f * parameter.Value.Grad));
            }
        }

        return network;
    }
}
