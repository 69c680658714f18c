using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.Onnx;

/// <summary>A graph of operations while it is made.</summary>
/// <remarks>Field numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.</remarks>
internal sealed class OnnxGraph
{
    /// <summary>The name of the first axis, which may have any size.</summary>
    private const string Batch = "N";

    private const int FloatType = 1, IntegerType = 7, FormatVersion = 8, OperationsVersion = 17;

    private readonly ProtobufMessage graph = new ProtobufMessage().Add(2, "network");
    private readonly HashSet<string> names = [];
    private readonly Dictionary<Parameter, string> weights = [];

    /// <summary>A value that comes from outside.</summary>
    public string Input(string name, Shape shape)
    {
        graph.Add(11, Value(Unused(name), shape));
        return name;
    }

    /// <summary>Hands a value out under a name.</summary>
    public void Output(string name, string value, Shape shape)
    {
        Add("Identity", [value], [Unused(name)], name, []);
        graph.Add(12, Value(name, shape));
    }

    /// <summary>Adds an operation; the name of what it computes.</summary>
    public string Node(string place, string operation, IReadOnlyList<string> inputs, IReadOnlyList<OnnxAttribute> attributes)
    {
        var output = Unused(NamedLayer.Path(place, operation));
        Add(operation, inputs, [output], output, attributes);
        return output;
    }

    /// <summary>A parameter of the network, once, whoever uses it.</summary>
    public string Weight(string name, Parameter parameter)
    {
        if (!weights.TryGetValue(parameter, out var known))
        {
            weights[parameter] = known = Numbers(name, parameter.Value);
        }

        return known;
    }

    /// <summary>Numbers that are part of the graph.</summary>
    public string Numbers(string name, Tensor numbers) => Constant(name, FloatType, numbers.Shape, message => message.Add(9, numbers));

    /// <summary>Whole numbers that are part of the graph: sizes, axes.</summary>
    public string Integers(string name, IReadOnlyCollection<int> numbers) =>
        Constant(name, IntegerType, [numbers.Count], message =>
            message.Add(9, [.. numbers.SelectMany(number => BitConverter.GetBytes((long)number))]));

    /// <summary>The whole file.</summary>
    public ProtobufMessage Model() => new ProtobufMessage()
        .Add(1, FormatVersion).Add(2, "CourseKit").Add(7, graph)
        .Add(8, new ProtobufMessage().Add(1, string.Empty).Add(2, OperationsVersion));

    private void Add(string operation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, string name,
        IReadOnlyList<OnnxAttribute> attributes)
    {
        var node = new ProtobufMessage();
        foreach (var input in inputs)
        {
            node.Add(1, input);
        }

        foreach (var output in outputs)
        {
            node.Add(2, output);
        }

        node.Add(3, name).Add(4, operation);
        foreach (var attribute in attributes)
        {
            node.Add(5, attribute.Message);
        }

        graph.Add(1, node);
    }

    private string Constant(string name, int type, Shape shape, Func<ProtobufMessage, ProtobufMessage> addNumbers)
    {
        var unused = Unused(name);
        var tensor = shape.Aggregate(new ProtobufMessage(), (message, size) => message.Add(1, (long)size)).Add(2, type).Add(8, unused);
        graph.Add(5, addNumbers(tensor));
        return unused;
    }

    private static ProtobufMessage Value(string name, Shape shape)
    {
        var sizes = shape.Skip(1).Aggregate(
            new ProtobufMessage().Add(1, new ProtobufMessage().Add(2, Batch)),
                (message, size) => message.Add(1, new ProtobufMessage().Add(1, (long)size)));
        return new ProtobufMessage().Add(1, name)
            .Add(2, new ProtobufMessage().Add(1, new ProtobufMessage().Add(1, FloatType).Add(2, sizes)));
    }

    private string Unused(string name)
    {
        var unused = name;
        for (var number = 1; !names.Add(unused); number++)
        {
            unused = $"{name}.{number}";
        }

        return unused;
    }
}
