using CourseKit.Networks;

namespace CourseKit.Grading.Kinds;

/// <summary>Parameters in the order in which a layer computes with them, wherever it declares them.</summary>
public static class ParameterUse
{
    /// <summary>Returns the parameters that a call of a built layer reads, each once, in the order of their first use.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">An input.</param>
    public static IReadOnlyList<Parameter> Of(Layer layer, Tensor input) => ParameterReads.During(() => layer.Call(input));
}
