using CourseKit.Tensors;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Networks.Weights.Onnx;

/// <summary>Writes networks as ONNX, operations of version 17, for other programs to compute with. https://onnx.ai.</summary>
/// <remarks>A network is written as it predicts, for images of one size and batches of any; weights lie in the file.</remarks>
public static class OnnxFile
{
    /// <summary>The name of the input.</summary>
    public const string Input = "input";

    /// <summary>The most bytes of a file: readers count them in 32 bits.</summary>
    private const long Most = int.MaxValue;

    /// <summary>Writes a network to a file, whole or not at all.</summary>
    /// <param name="path">The path of the new file.</param>
    /// <param name="network">The network, built.</param>
    /// <param name="input">The shape of its input, batch first.</param>
    /// <exception cref="WeightsException">A layer has options that ONNX has no operation for, or the
    /// weights take more than 2 GB.</exception>
    /// <exception cref="InvalidOperationException">The network is not built.</exception>
    public static void Write(string path, Layer network, Shape input)
    {
        var model = Model(network, input);
        WholeFile.Write(path, model.WriteTo);
    }

    /// <summary>Writes a network to a stream.</summary>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="network">The network, built.</param>
    /// <param name="input">The shape of its input, batch first.</param>
    /// <exception cref="WeightsException">A layer has options that ONNX has no operation for, or the
    /// weights take more than 2 GB.</exception>
    /// <exception cref="InvalidOperationException">The network is not built.</exception>
    public static void Write(Stream stream, Layer network, Shape input) => Model(network, input).WriteTo(stream);

    private static ProtobufMessage Model(Layer network, Shape input)
    {
        if (!network.IsBuilt)
        {
            throw new InvalidOperationException(
                $"A network is written with its weights: call Build({input}, new Generator(1)) first, or load them. Received: " +
                    $"{network.ShortName}, which is not built.");
        }

        var model = Convert(Graph.Of(network, input)).Model();
        return model.Length <= Most ? model : throw new WeightsException(
            Invariant($"A file of ONNX has at most {Most:N0} bytes."), Invariant($"a network that takes {model.Length:N0}"));
    }

    private static OnnxGraph Convert(Graph network)
    {
        var graph = new OnnxGraph();
        var values = new string[network.Nodes.Count];
        values[0] = graph.Input(Input, network.Input.Shape);
        foreach (var node in network.Nodes.Skip(1))
        {
            values[node.Number] = OnnxConverter.Convert(new OnnxCall(
                graph, node.Name, node.Layer!, [.. node.Inputs.Select(from => values[from.Number])],
                    [.. node.Inputs.Select(from => from.Shape)], node.Shape));
        }

        foreach (var (name, node) in network.Outputs.OrderByDescending(output => output.Key == Graph.Main))
        {
            graph.Output(name, values[node.Number], node.Shape);
        }

        return graph;
    }
}
