using System.Collections.Immutable;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Vision.Augmentation;

/// <summary>Normalization: each channel less its mean over the training set, divided by its standard deviation.</summary>
/// <remarks>The last of several transforms, as others take values from 0 to 1; and the same for training and validation.</remarks>
public sealed record Normalize : Transform
{
    private readonly ImmutableArray<double> mean, std;

    /// <summary>Normalizes by one mean and standard deviation a channel.</summary>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="std">The standard deviation of each channel.</param>
    /// <exception cref="ArgumentException">There are not as many of both, or a deviation is not above 0.</exception>
    public Normalize(IReadOnlyList<double> mean, IReadOnlyList<double> std)
    {
        if (mean.Count == 0 || mean.Count != std.Count || mean.Any(value => !double.IsFinite(value)) || std.Any(value => !(value > 0)))
        {
            throw new ArgumentException("A normalization has a mean and a standard deviation above 0 for each channel. Received: "
                + $"means {Text(mean)}, standard deviations {Text(std)}.");
        }

        (this.mean, this.std) = ([.. mean], [.. std]);
    }

    /// <summary>Gets the normalization by the training set of MNIST.</summary>
    /// <remarks>The numbers of PyTorch's example, https://github.com/pytorch/examples/blob/main/mnist/main.py.</remarks>
    public static Normalize Mnist { get; } = new([0.1307], [0.3081]);

    /// <summary>Gets the normalization by the training set of Fashion-MNIST.</summary>
    /// <remarks>Computed from its 60,000 images, which a test repeats.</remarks>
    public static Normalize FashionMnist { get; } = new([0.2860], [0.3530]);

    /// <summary>Gets the normalization by the training set of CIFAR-10.</summary>
    /// <remarks>The numbers that are computed from its 50,000 images, red, green and blue,
    /// https://github.com/kuangliu/pytorch-cifar/issues/19.</remarks>
    public static Normalize Cifar10 { get; } = new([0.4914, 0.4822, 0.4465], [0.2470, 0.2435, 0.2616]);

    /// <summary>Gets the normalization by ImageNet, which published weights expect.</summary>
    /// <remarks>The numbers of torchvision, red, green and blue, https://pytorch.org/vision/stable/models.html.</remarks>
    public static Normalize ImageNet { get; } = new([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);

    /// <inheritdoc/>
    public override Example Apply(Example example, Generator random)
    {
        var (channels, height, width) = Size(example);
        if (channels != mean.Length)
        {
            throw new ShapeException(Invariant($"{this} takes images of {mean.Length} {(mean.Length == 1 ? "channel" : "channels")}."),
                $"{example.Image.Shape}");
        }

        var result = Tensor.Uninitialized(example.Image.Shape, nameof(Normalize));
        for (var channel = 0; channel < channels; channel++)
        {
            Span<float> from = Plane(example.Image), to = Plane(result);
            var (center, scale) = ((float)mean[channel], (float)std[channel]);
            for (var at = 0; at < to.Length; at++)
            {
                to[at] = (from[at] - center) / scale;
            }

            Span<float> Plane(Tensor image) => image.Values.Slice(channel * height * width, height * width);
        }

        GC.KeepAlive(example);
        return example with { Image = result };
    }

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => $"Normalize({Text(mean)}, {Text(std)})";

    private static string Text(IReadOnlyList<double> values) =>
        $"[{string.Join(", ", values.Select(value => Invariant($"{value}")))}]";
}
