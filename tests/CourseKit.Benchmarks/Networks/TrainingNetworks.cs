using CourseKit.Tensors;
using static CourseKit.Benchmarks.Networks.NetworkBuilder;

namespace CourseKit.Benchmarks.Networks;

/// <summary>The small networks that the course trains, as its sources have them.</summary>
internal static class TrainingNetworks
{
    /// <summary>Two convolutions, for MNIST.</summary>
    public static Step MnistCnn(NetworkBuilder net) => Chain(
        net.Conv(32, 3, padding: 1), net.Conv(64, 3, padding: 1), MaxPool(2, 2), net.Dropout(0.25f), Flatten,
        net.Linear(128, Activation.Relu), net.Dropout(0.5f), net.Linear(10));

    /// <summary>Five convolutions, for Fashion-MNIST.</summary>
    public static Step FashionCnn(NetworkBuilder net) => Chain(
        net.Conv(64, 7, padding: 3), MaxPool(2, 2),
        net.Conv(128, 3, padding: 1), net.Conv(128, 3, padding: 1), MaxPool(2, 2),
        net.Conv(256, 3, padding: 1), net.Conv(256, 3, padding: 1), MaxPool(2, 2), Flatten,
        net.Linear(128, Activation.Relu), net.Dropout(0.5f), net.Linear(64, Activation.Relu), net.Dropout(0.5f), net.Linear(10));

    /// <summary>LeNet with ReLU.</summary>
    public static Step LeNet(NetworkBuilder net) => Chain(
        net.Conv(6, 5, padding: 2), AvgPool(2, 2), net.Conv(16, 5), AvgPool(2, 2), Flatten,
        net.Linear(120, Activation.Relu), net.Linear(84, Activation.Relu), net.Linear(10));
}
