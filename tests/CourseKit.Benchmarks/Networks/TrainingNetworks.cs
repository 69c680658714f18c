using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Benchmarks.Networks;

/// <summary>The small networks that the course trains, as its sources have them.</summary>
internal static class TrainingNetworks
{
    public static IReadOnlyDictionary<string, Func<Layer>> All { get; } = new Dictionary<string, Func<Layer>>
    {
        ["mnist-cnn"] = () => HandsOnMachineLearning.Mnist.Network(),
        ["fashion-cnn"] = () => HandsOnMachineLearning.FashionMnist.Network(),
        ["lenet"] = LeNet,
    };

    /// <summary>LeNet with ReLU.</summary>
    private static Sequential LeNet() => new(
        new Conv2d(6, 5, padding: 2), new Relu(), new AvgPool2d(2), new Conv2d(16, 5), new Relu(), new AvgPool2d(2), new Flatten(),
        new Linear(120), new Relu(), new Linear(84), new Relu(), new Linear(10));
}
