using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Vision.Augmentation;

namespace CourseKit.Benchmarks.Recipes;

/// <summary>A whole training: network, data, and how it learns. AdamW, whose rate rises to its top and falls again once (one-cycle), and
/// cross-entropy.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Network">Makes the network.</param>
/// <param name="Batch">The images of a step.</param>
/// <param name="Epochs">The passes through the training set.</param>
/// <param name="LearningRate">The top of the learning rate.</param>
internal sealed record Recipe(RealData Data, Func<Layer> Network, int Batch, int Epochs, double LearningRate)
{
    /// <summary>Gets the recipes by the names that the command line has for them.</summary>
    public static IReadOnlyDictionary<string, Recipe> All { get; } = new Dictionary<string, Recipe>
    {
        ["mnist"] = new(RealData.Digits, () => HandsOnMachineLearning.Mnist.Network(), Batch: 64, Epochs: 5, LearningRate: 2e-3),
        ["mnist-32"] = new(RealData.Digits, () => HandsOnMachineLearning.Mnist.Network(), Batch: 32, Epochs: 5, LearningRate: 1e-3),
        ["mnist-best"] = new(RealData.Digits, () => Normalized(32), Batch: 128, Epochs: 12, LearningRate: 1e-2)
        {
            WeightDecay = 0.01,
            Augmentation = new RandomRotation(10).Then(new RandomZoom(0.9, 1.1)).Then(new RandomShift(2)),
        },
        ["fashion"] = new(
            RealData.Fashion, () => HandsOnMachineLearning.FashionMnist.Network(), Batch: 64, Epochs: 10, LearningRate: 1e-3),
        ["fashion-best"] = new(RealData.Fashion, () => Normalized(32), Batch: 128, Epochs: 24, LearningRate: 1e-2)
        {
            WeightDecay = 0.05,
            Augmentation = new RandomHorizontalFlip().Then(new RandomShift(2)).Then(new RandomErasing()),
        },
        ["resnet-color"] = new(RealData.Color, () => ColorResNet.Network(units: 3), Batch: 128, Epochs: 10, LearningRate: 1e-2)
        {
            WeightDecay = 0.05,
            Augmentation = new RandomHorizontalFlip().Then(new RandomShift(4)),
        },
    };

    /// <summary>Gets the seed of the weights, of the order of the images and of their changes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the weight decay, a part of the weights for each learning rate.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Gets the change of each image in each epoch.</summary>
    public Transform? Augmentation { get; init; }

    /// <summary>Pairs of 3×3 convolutions with batch normalization, whose maps double behind each pooling.</summary>
    private static Sequential Normalized(int filters)
    {
        Layer[] Unit(int maps) => [new Conv2d(maps, 3, padding: 1, bias: false), new BatchNorm2d(), new Relu()];
        Layer[] Pair(int maps) => [.. Unit(maps), .. Unit(maps), new MaxPool2d(2), new Dropout(0.1f)];
        return new Sequential([.. Pair(filters), .. Pair(2 * filters), .. Pair(4 * filters), new Flatten(), new Linear(10)]);
    }
}
