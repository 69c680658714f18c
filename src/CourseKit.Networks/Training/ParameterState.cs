using CourseKit.Tensors;

namespace CourseKit.Networks.Training;

/// <summary>State that an optimizer keeps for a parameter: up to two tensors of its shape, zero at the start.</summary>
internal sealed class ParameterState(Shape shape)
{
    private Tensor? first, second;

    /// <summary>Gets the shape of the parameter.</summary>
    public Shape Shape => shape;

    /// <summary>Gets or sets the number of steps that the parameter has made.</summary>
    public int Steps { get; set; }

    /// <summary>Gets the first tensor, such as momentum.</summary>
    public Tensor First => first ??= Tensor.Zeros(shape);

    /// <summary>Gets the second tensor, such as the mean of squares.</summary>
    public Tensor Second => second ??= Tensor.Zeros(shape);

    /// <summary>Gets the first tensor; null as long as no rule has asked for it.</summary>
    public Tensor? KnownFirst
    {
        get => first;
        init => first = value;
    }

    /// <summary>Gets the second tensor; null as long as no rule has asked for it.</summary>
    public Tensor? KnownSecond
    {
        get => second;
        init => second = value;
    }

    /// <summary>Returns a copy, which later steps do not change.</summary>
    public ParameterState Copy() => new(shape) { Steps = Steps, KnownFirst = KnownFirst?.Detach(), KnownSecond = KnownSecond?.Detach() };
}
