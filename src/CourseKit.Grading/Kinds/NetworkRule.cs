using CourseKit.Networks.Accounting;
using CourseKit.Networks.Layers;

namespace CourseKit.Grading.Kinds;

/// <summary>Rules that a network keeps whatever it has learned: shapes, parameters, costs, structure.</summary>
public static class NetworkRule
{
    private static readonly string[] Convolutions = [nameof(Conv2d), nameof(DepthwiseConv2d), nameof(ConnectionTableConv2d)];

    /// <summary>Returns the property of an output shape.</summary>
    public static Property<Summary> Outputs(Shape shape) => new(
        $"The output has the shape {shape}", network => (network.Output.Equals(shape), $"{network.Output}"));

    /// <summary>Returns the property of a number of parameters, which an answer has exactly.</summary>
    public static Property<Summary> HasParameters(long count) => new(
        FormattableString.Invariant($"The network has {count:N0} parameters"),
        network => (network.Parameters.Value == count, $"{network.Parameters}".TrimEnd()));

    /// <summary>Returns the property of a number of parameters that an answer does not exceed.</summary>
    public static Property<Summary> HasAtMostParameters(long count) => new(
        FormattableString.Invariant($"The network has at most {count:N0} parameters"),
        network => (network.Parameters.Value <= count, $"{network.Parameters}".TrimEnd()));

    /// <summary>Returns the property of a number of multiply-accumulates that an answer does not exceed.</summary>
    public static Property<Summary> HasAtMostMultiplyAccumulates(long count) => new(
        FormattableString.Invariant($"The input takes at most {count:N0} multiply-accumulates"),
        network => (network.MultiplyAccumulates.Value <= count, $"{network.MultiplyAccumulates}".TrimEnd()));

    /// <summary>Returns the property of a memory, in bytes, that training does not exceed.</summary>
    public static Property<Summary> TrainsWithin(ByteSize memory) => new(
        $"Training takes at most {memory}",
        network => (network.Memory.Training.Value <= memory.Bytes, $"{network.Memory.Training}".TrimEnd()));

    /// <summary>Returns the property of layers of given kinds, in this order: <c>Conv2d</c>, <c>Relu</c>, <c>MaxPool2d</c>.</summary>
    public static Property<Summary> HasLayers(params IReadOnlyList<string> kinds) => new(
        $"The layers are {string.Join(", ", kinds)}, in this order",
        network => (Kinds(network).SequenceEqual(kinds), Kinds(network).ToList()))
    {
        Expected = kinds,
    };

    /// <summary>Returns the property of a number of layers of one kind that an answer has at least.</summary>
    public static Property<Summary> HasAtLeast(int count, string kind) => new(
        $"The network has at least {count} layers of kind {kind}",
        network => (Kinds(network).Count(kind.Equals) is var found && found >= count, $"{found}"));

    /// <summary>Returns the property of a number of convolutions of images that an answer has at least, depth-wise ones among
    /// them.</summary>
    public static Property<Summary> HasConvolutions(int atLeast) => new(
        $"The network has at least {atLeast} convolutions",
        network => (CountConvolutions(network) is var found && found >= atLeast, $"{found}"));

    /// <summary>Returns the number of convolutions of images, depth-wise ones among them.</summary>
    public static int CountConvolutions(Summary network) => Kinds(network).Count(Convolutions.Contains);

    private static IEnumerable<string> Kinds(Summary network) => network.Layers.Select(layer => layer.Kind);
}
