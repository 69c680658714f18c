namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Weights that depend on the order in which layers are called, and not on how they are named, nested or stored. So two units that
/// compute the same have the same outputs, whoever wrote them.</summary>
internal static class AlikeWeights
{
    /// <summary>Sets the parameters of a built layer: of as many numbers each, the first is the same for every layer, and so is the
    /// second.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The shape of its input.</param>
    public static void Set(Layer layer, Shape input)
    {
        Dictionary<long, int> seen = [];
        foreach (var called in Graph.Of(layer, input).Nodes.Select(node => node.Layer).OfType<Layer>().Distinct())
        {
            foreach (var parameter in called.OwnParameters.Where(parameter => parameter.Spec.Kind != ParameterKind.Counter))
            {
                var elements = parameter.Shape.Elements;
                seen[elements] = seen.GetValueOrDefault(elements) + 1;
                parameter.Set(Values(parameter, new Generator((ulong)((1000 * elements) + seen[elements]))));
            }
        }
    }

    /// <summary>Running statistics are positive; a matrix is the same whether it is stored by rows or by columns.</summary>
    private static Tensor Values(Parameter parameter, Generator random)
    {
        var shape = parameter.Shape;
        int[] sizes = [.. shape.Where(size => size > 1)];
        return sizes.Length < 2 ? random.Uniform(shape, parameter.Spec.Kind == ParameterKind.Buffer ? 0.5 : -1.5, 1.5)
            : sizes is [var rows, var columns] && rows > columns
                ? random.Normal([columns, rows], deviation: Deviation(shape)).Transpose().Reshape([.. shape])
            : random.Normal(shape, deviation: Deviation(shape));
    }

    private static double Deviation(Shape shape) => Math.Pow(shape.Elements, -0.25);
}
