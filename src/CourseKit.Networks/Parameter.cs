using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Networks;

/// <summary>A tensor that a layer keeps from call to call.</summary>
public sealed class Parameter
{
    private bool frozen;

    internal Parameter(ParameterSpec spec, Generator? random)
    {
        Spec = spec;
        Value = Learned(random is null ? Tensor.Zeros(spec.Shape) : spec.Start(spec.Shape, random));
    }

    /// <summary>What the layer asked for.</summary>
    public ParameterSpec Spec { get; }

    /// <summary>Its name within the layer: <c>weight</c>.</summary>
    public string Name => Spec.Name;

    /// <summary>Its shape.</summary>
    public Shape Shape => Spec.Shape;

    /// <summary>Whether an optimizer may change it.</summary>
    public bool IsTrainable => Spec.Kind == ParameterKind.Learned && !frozen;

    /// <summary>Whether a learned one is kept as it is.</summary>
    public bool IsFrozen
    {
        get => frozen;
        set
        {
            frozen = value;
            Value = Learned(Value.Detach());
        }
    }

    /// <summary>The numbers.</summary>
    public Tensor Value { get; private set; }

    /// <summary>Puts other numbers in their place.</summary>
    /// <exception cref="ShapeException">They have another shape.</exception>
    public void Set(Tensor values) => Value = values.Shape == Shape
        ? Learned(values.Detach())
        : throw new ShapeException($"The numbers of {Name} have its shape {Shape}.", $"{values.Shape}");

    /// <summary>Name and shape.</summary>
    public override string ToString() => $"{Name} {Shape}";

    private Tensor Learned(Tensor values) => IsTrainable ? values.RequireGrad() : values;
}
