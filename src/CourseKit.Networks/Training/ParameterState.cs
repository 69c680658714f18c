using CourseKit.Tensors;

namespace CourseKit.Networks.Training;

/// <summary>State that an optimizer keeps for a parameter: up to two tensors of its shape, zero at the start.</summary>
internal sealed class ParameterState(Shape shape)
{
    private Tensor? first, second;

    /// <summary>Gets or sets the number of steps that the parameter has made.</summary>
    public int Steps { get; set; }

    /// <summary>Gets the first tensor, such as momentum.</summary>
    public Tensor First => first ??= Tensor.Zeros(shape);

    /// <summary>Gets the second tensor, such as the mean of squares.</summary>
    public Tensor Second => second ??= Tensor.Zeros(shape);
}
