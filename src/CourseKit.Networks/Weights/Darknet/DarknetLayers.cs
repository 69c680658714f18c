using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights.Darknet;

/// <summary>The layer of each kind of section.</summary>
internal static class DarknetLayers
{
    /// <summary>The number that AlexeyAB's darknet adds to a variance; the first darknet added 10⁻⁶ to the deviation.</summary>
    private const float Eps = 1e-5f;

    private static readonly Dictionary<string, Func<DarknetSection, Layer?>> Kinds = new()
    {
        ["convolutional"] = Convolution,
        ["maxpool"] = MaxPool,
        ["avgpool"] = _ => new AdaptiveAvgPool2d(),
        ["upsample"] = section => new Upsample(section.Number("stride", 2)),
        ["dropout"] = _ => new Dropout(),
        ["shortcut"] = Activation,
        ["route"] = section => Without(section, "groups", "group_id"),
        ["yolo"] = _ => null,
    };

    private static readonly Dictionary<string, Func<Layer>> Activations = new()
    {
        ["linear"] = () => new Identity(),
        ["leaky"] = () => new LeakyRelu(0.1f),
        ["relu"] = () => new Relu(),
        ["relu6"] = () => new Relu6(),
        ["logistic"] = () => new Sigmoid(),
        ["tanh"] = () => new Tanh(),
        ["elu"] = () => new Elu(),
        ["swish"] = () => new Silu(),
    };

    /// <summary>Returns the layer; null for sections that only connect others.</summary>
    public static Layer? Of(DarknetSection section)
    {
        try
        {
            return Kinds.TryGetValue(section.Kind, out var make) ? make(section) : throw section.Unsuitable(
                $"The sections of a configuration are {string.Join(", ", Kinds.Keys.Select(kind => $"[{kind}]"))}.",
                $"[{Excerpt.Of(section.Kind)}]");
        }
        catch (ArgumentException problem)
        {
            throw new WeightsException($"The options of [{section.Kind}] make a layer.", problem, section.Place);
        }
    }

    private static Sequential Convolution(DarknetSection section)
    {
        Without(section, "binary", "xnor", "antialiasing", "stride_x", "stride_y");
        var (size, normalizes) = (section.Number("size", 1), section.Number("batch_normalize", 0) != 0);
        var padding = section.Number("pad", 0) != 0 ? size / 2 : section.Number("padding", 0);
        var convolution = new Conv2d(
            section.Number("filters", 1), size, section.Number("stride", 1), padding, section.Number("dilation", 1),
            section.Number("groups", 1), bias: !normalizes);
        NamedLayer[] normalization = normalizes ? [("bn", new BatchNorm2d(Eps))] : [];
        return new([("conv", convolution), .. normalization, ("activation", Activation(section))]);
    }

    /// <summary>Pooling with size − 1 pixels of padding, the smaller half before: ⌈H / stride⌉ rows come out.</summary>
    private static MaxPool2d MaxPool(DarknetSection section)
    {
        Without(section, "padding", "maxpool_depth", "antialiasing");
        var stride = section.Number("stride", 1);
        var size = section.Number("size", stride);
        return size % 2 == 1 ? new MaxPool2d(size, stride, size / 2)
            : stride == 1 || size == 2 ? new MaxPool2d(size, stride, Padding.Same)
            : throw section.Unsuitable("Windows of an even size move by one pixel, or see two.", $"size {size}, stride {stride}");
    }

    private static Layer Activation(DarknetSection section)
    {
        var name = section.Text("activation", "logistic");
        return Activations.TryGetValue(name, out var make) ? make() : throw section.Unsuitable(
            $"Activations are {string.Join(", ", Activations.Keys)}.", Excerpt.Of(name));
    }

    /// <summary>Refuses options that would change what is computed.</summary>
    private static Layer? Without(DarknetSection section, params IReadOnlyList<string> options) =>
        options.FirstOrDefault(section.Options.ContainsKey) is { } option
        ? throw section.Unsuitable($"A section [{section.Kind}] is read without the options {string.Join(", ", options)}.", option)
        : null;
}
