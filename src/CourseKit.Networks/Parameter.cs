using CourseKit.Networks.Initialization;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Networks;

/// <summary>Parameter or buffer of a layer.</summary>
public sealed class Parameter
{
    private bool frozen;

    internal Parameter(ParameterSpec spec, Generator? random)
    {
        Spec = spec;
        Value = Learned(random is not null ? spec.Initializer(spec.Shape, random)
            : spec.Initializer == Initializers.Ones ? Tensor.Ones(spec.Shape) : Tensor.Zeros(spec.Shape));
    }

    /// <summary>Gets the description: name, shape, initializer, kind.</summary>
    public ParameterSpec Spec { get; }

    /// <summary>Gets the name within the layer: <c>weight</c>.</summary>
    public string Name => Spec.Name;

    /// <summary>Gets the shape.</summary>
    public Shape Shape => Spec.Shape;

    /// <summary>Gets whether an optimizer may change the values: learned and not frozen.</summary>
    public bool IsTrainable => Spec.Kind == ParameterKind.Learned && !frozen;

    /// <summary>Gets or sets whether a learned parameter is kept from training.</summary>
    public bool IsFrozen
    {
        get => frozen;
        set
        {
            frozen = value;
            Value = Learned(Value.Detach());
        }
    }

    /// <summary>Gets the values.</summary>
    public Tensor Value
    {
        get
        {
            ParameterReads.OnRead(this);
            return field;
        }

        private set;
    }

    /// <summary>Replaces the values.</summary>
    /// <exception cref="ShapeException">The values have another shape.</exception>
    public void Set(Tensor values) => Value = values.Shape == Shape
        ? Learned(values.Detach())
        : throw new ShapeException($"The numbers of {Name} have its shape {Shape}.", $"{values.Shape}");

    /// <summary>Returns name and shape.</summary>
    public override string ToString() => $"{Name} {Shape}";

    private Tensor Learned(Tensor values) => IsTrainable ? values.RequireGrad() : values;
}
