using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Blocks;

/// <summary>The convolutions that Inception modules are made of.</summary>
internal static class InceptionUnits
{
    /// <summary>Convolution and ReLU: Szegedy et al. 2014, https://arxiv.org/abs/1409.4842.</summary>
    public static Sequential Plain(int filters, Window2d window) => new(("conv", new Conv2d(filters, window)), ("", new Relu()));

    /// <summary>Convolution, batch normalization and ReLU: from Ioffe and Szegedy 2015 on,
    /// https://arxiv.org/abs/1502.03167. The eps is TensorFlow's.</summary>
    public static Sequential Normalized(int filters, Window2d window) =>
        new(("conv", new Conv2d(filters, window, bias: false)), ("bn", new BatchNorm2d(eps: 1e-3f)), ("", new Relu()));

    /// <summary>A normalized one whose output has the size of its input.</summary>
    internal static Sequential Same(int filters, int rows, int columns) =>
        Normalized(filters, new Window2d(new Window(rows, Padding: rows / 2), new Window(columns, Padding: columns / 2)));

    /// <summary>Normalized unit with a square window whose output has the size of its input.</summary>
    internal static Sequential Same(int filters, int kernel) => Same(filters, kernel, kernel);

    /// <summary>A normalized one without padding.</summary>
    internal static Sequential Valid(int filters, int kernel, int stride = 1) => Normalized(filters, new Window2d(kernel, stride));
}
