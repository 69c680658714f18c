namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Weights that depend on the order in which they are used, and not on how layers are named, nested or stored. So two units that
/// compute the same have the same outputs, whoever wrote them.</summary>
internal static class AlikeWeights
{
    /// <summary>Sets the parameters of a built layer: of as many numbers each and of one kind, the first is the same for every layer, and
    /// so is the second.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="isDeclared">True to go by the order in which the parameters are declared, false by that of their use.</param>
    /// <param name="read">The change of the numbers of a parameter before it is set; null for none.</param>
    public static void Set(Layer layer, Shape input, bool isDeclared = false, Func<WeightKey, Tensor, Tensor>? read = null)
    {
        foreach (var (parameter, key) in Keys(layer, input, isDeclared))
        {
            var seed = (1000 * key.Elements) + (100 * (int)key.Kind) + key.Number;
            var values = Values(parameter, new Generator((ulong)seed));
            parameter.Set(read is null ? values : read(key, values));
        }
    }

    /// <summary>Sets the parameters of a built layer to one number each: to that of their key, or else to 0.</summary>
    public static void Set(Layer layer, Shape input, IReadOnlyDictionary<WeightKey, float> numbers)
    {
        foreach (var (parameter, key) in Keys(layer, input))
        {
            parameter.Set(Tensor.Zeros(parameter.Shape) + numbers.GetValueOrDefault(key));
        }
    }

    /// <summary>Returns the parameters of a built layer that no prediction reads.</summary>
    public static IReadOnlyList<Parameter> Unread(Layer layer, Shape input) => [.. Declared(layer, input).Except(Used(layer, input))];

    /// <summary>Returns the parameters of a built layer with their keys.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="isDeclared">True to count in the order in which the parameters are declared, false in that of their use.</param>
    public static IEnumerable<(Parameter Parameter, WeightKey Key)> Keys(Layer layer, Shape input, bool isDeclared = false)
    {
        IReadOnlyList<Parameter> declared = [.. Declared(layer, input)];
        Dictionary<(long, ParameterKind), int> seen = [];
        foreach (var parameter in isDeclared ? declared : Used(layer, input).Intersect(declared).Union(declared))
        {
            var (elements, kind) = (parameter.Shape.Elements, parameter.Spec.Kind);
            seen[(elements, kind)] = seen.GetValueOrDefault((elements, kind)) + 1;
            yield return (parameter, new WeightKey(elements, kind, seen[(elements, kind)]));
        }
    }

    private static IEnumerable<Parameter> Declared(Layer layer, Shape input) => Graph.Of(layer, input).Nodes
        .Select(node => node.Layer).OfType<Layer>().Distinct()
        .SelectMany(called => called.OwnParameters).Where(parameter => parameter.Spec.Kind != ParameterKind.Counter);

    private static IReadOnlyList<Parameter> Used(Layer layer, Shape input) => ParameterUse.Of(layer.Eval(), Tensor.Ones(input));

    /// <summary>Running statistics are positive; the weights of a layer are the same in whatever order it has their axes.</summary>
    private static Tensor Values(Parameter parameter, Generator random)
    {
        var shape = parameter.Shape;
        return shape.Count(size => size > 1) < 2
            ? random.Uniform(shape, parameter.Spec.Kind == ParameterKind.Buffer ? 0.5 : -1.5, 1.5)
            : WeightAxes.Draw(shape, drawn => random.Normal(drawn, deviation: Math.Pow(shape.Elements, -0.25)));
    }
}
