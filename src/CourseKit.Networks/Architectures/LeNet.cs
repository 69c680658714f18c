using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>LeNet-5 as it is taught today: all maps of the second convolution see all of the first,
/// with ReLU, max pooling and a dense end.</summary>
/// <remarks>The network of PyTorch's tutorial,
/// https://pytorch.org/tutorials/beginner/blitz/neural_networks_tutorial.html, by its names.</remarks>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published parameters, multiply-accumulates and accuracies.</param>
public sealed record LeNet(string Name, Published Published) : Architecture(Name, Published)
{
    /// <summary>LeNet-5 of PyTorch's tutorial.</summary>
    public static LeNet Modern { get; } = new("lenet", new(61_706))
    {
        Image = [1, 32, 32],
        Classes = 10,
    };

    /// <inheritdoc/>
    public override string Source => "PyTorch tutorials, «Neural networks»";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
        ("conv1", new Conv2d(6, 5)), ("", new Relu()), ("", new MaxPool2d(2)),
        ("conv2", new Conv2d(16, 5)), ("", new Relu()), ("", new MaxPool2d(2)), ("", new Flatten()),
        ("fc1", new Linear(120)), ("", new Relu()), ("fc2", new Linear(84)), ("", new Relu()), ("fc3", new Linear(classes)));
}
