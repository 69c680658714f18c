using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Accounting;

/// <summary>Parameter count of a layer, with its calculation.</summary>
internal sealed record ParameterCount(Arithmetic Trainable, Arithmetic Frozen, Arithmetic Buffers)
{
    /// <summary>A layer without any.</summary>
    public static ParameterCount None { get; } = new(0, 0, 0);

    /// <summary>The parameters of a layer for an input of this shape; what is frozen is known of a layer that is built.</summary>
    public static ParameterCount Of(Layer layer, Shape input)
    {
        var specs = layer.Describe(input).ToList();
        if (specs.Count == 0)
        {
            return None;
        }

        var frozen = layer.OwnParameters.Where(parameter => parameter.IsFrozen).Select(parameter => parameter.Name).ToHashSet();
        return new(
            Count(specs.Where(spec => spec.Kind == ParameterKind.Learned && !frozen.Contains(spec.Name))),
            Count(specs.Where(spec => spec.Kind == ParameterKind.Learned && frozen.Contains(spec.Name))),
            Count(specs.Where(spec => spec.Kind == ParameterKind.Buffer)));
    }

    /// <summary>Filters [F, …] with a bias [F] are (… + 1) · F, equal shapes are counted once and multiplied: 2 · C.</summary>
    public static Arithmetic Count(IEnumerable<ParameterSpec> specs) => specs.Select(spec => spec.Shape).ToList() switch
    {
        [var weight, var bias] when weight.Rank > 1 && bias == [weight[0]] => (Product(weight[1..]) + 1) * weight[0],
        var shapes => shapes.GroupBy(shape => shape).Aggregate((Arithmetic)0, (sum, equal) => sum + (equal.Count() * Product(equal.Key))),
    };

    /// <summary>The inner axes first: 3 · 3 · 64 is a kernel over channels.</summary>
    private static Arithmetic Product(Shape shape) => Arithmetic.Product(shape.AsEnumerable().Reverse());
}
