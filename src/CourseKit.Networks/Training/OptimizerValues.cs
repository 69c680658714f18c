using CourseKit.Tensors;

namespace CourseKit.Networks.Training;

/// <summary>Running values that an optimizer keeps for a parameter, each of its shape and zero at the start.</summary>
internal sealed class OptimizerValues(Shape shape)
{
    private Tensor? first, second;

    /// <summary>Gets or sets the number of steps that the parameter has made.</summary>
    public int Steps { get; set; }

    /// <summary>Gets the first running value of each number, such as momentum.</summary>
    public Tensor First => first ??= Tensor.Zeros(shape);

    /// <summary>Gets the second running value of each number, such as the mean of squares.</summary>
    public Tensor Second => second ??= Tensor.Zeros(shape);
}
