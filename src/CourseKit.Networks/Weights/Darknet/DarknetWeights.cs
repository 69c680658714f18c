using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using static System.FormattableString;

namespace CourseKit.Networks.Weights.Darknet;

/// <summary>Reads darknet's <c>.weights</c>: a version, how many images were seen, then the numbers
/// of each convolution, without names and shapes.</summary>
/// <remarks>
/// Of each convolution: the bias of each filter; if it is normalized, scale, mean and variance of each; then the
/// filters. https://github.com/AlexeyAB/darknet, load_convolutional_weights in src/parser.c.
/// </remarks>
public static class DarknetWeights
{
    private const string Rule = "Weights of darknet are a version, the number of images seen, and numbers.";

    /// <summary>Reads the parameters that a file holds for a network:
    /// <c>network.Load(DarknetWeights.Read("yolov3.weights", network))</c>.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="network">The network, built; its convolutions are taken in order, each with the batch normalization behind it.</param>
    /// <exception cref="WeightsException">The file holds more or fewer numbers than the network.</exception>
    public static StateDict Read(string path, Layer network) =>
        WeightsFile.Read(path, Rule, (stream, name) => Read(stream, name, network));

    /// <summary>Reads the parameters that a stream, which can seek, holds for a network, from its start.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <param name="network">The network, built.</param>
    /// <exception cref="WeightsException">The file holds more or fewer numbers than the network.</exception>
    public static StateDict Read(Stream stream, string name, Layer network) => WeightsFile.Read(stream, name, Rule, [], () =>
    {
        var source = new ByteSource(stream, stream.Length, name);
        SkipHeader(source);
        var wanted = InFileOrder(network).ToList();
        var numbers = wanted.Sum(parameter => parameter.Shape.Elements);
        return source.Remaining == numbers * sizeof(float)
            ? new StateDict(wanted.Select(parameter => (parameter.Name, source.Numbers(NumberType.Float32, parameter.Shape))))
            : throw source.Damaged(
                "A file of darknet holds as many numbers as its network.",
                    Invariant($"{source.Remaining:N0} bytes for {numbers:N0} numbers of 4"));
    });

    /// <summary>Three numbers of the version; the number of images has 64 bits from version 0.2 on, and 32 before.</summary>
    private static void SkipHeader(ByteSource source)
    {
        var (major, minor) = (source.Int32(), source.Int32());
        source.Int32();
        source.Take(major is >= 0 and < 1000 && minor is >= 0 and < 1000 && (10 * major) + minor >= 2 ? 8 : 4);
    }

    private static IEnumerable<(string Name, Shape Shape)> InFileOrder(Layer network)
    {
        var layers = network.NamedLayers().Where(named => named.Layer.OwnParameters.Count > 0).ToList();
        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i].Layer is not Conv2d convolution)
            {
                throw new WeightsException(
                    "A network for weights of darknet is built, and has convolutions, each with at most one batch normalization behind it.",
                    $"{layers[i].Path}: {layers[i].Layer}");
            }

            var filters = layers[i];
            var normalization = i + 1 < layers.Count && layers[i + 1].Layer is BatchNorm2d && !convolution.HasBias ? layers[++i] : default;
            (string Path, Layer Layer, string Name)[] parameters = normalization.Layer is null
                ? [(filters.Path, filters.Layer, "bias"), (filters.Path, filters.Layer, "weight")]
                :
                [
                    .. new[] { "bias", "weight", "running_mean", "running_var" }
                        .Select(name => (normalization.Path, normalization.Layer, name)),
                    (filters.Path, filters.Layer, "weight"),
                ];
            foreach (var (path, layer, name) in parameters)
            {
                yield return (NamedLayer.Path(path, name), layer.OwnParameters.First(parameter => parameter.Name == name).Shape);
            }
        }
    }
}
