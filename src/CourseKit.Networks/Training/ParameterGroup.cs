namespace CourseKit.Networks.Training;

/// <summary>Parameters that an optimizer treats alike: a pretrained part that learns slowly, biases without weight decay.</summary>
public sealed class ParameterGroup
{
    /// <summary>Initializes a group of parameters.</summary>
    /// <param name="parameters">The parameters; those that are frozen when a step is made stay as they are.</param>
    public ParameterGroup(params IEnumerable<Parameter> parameters) => Parameters = [.. parameters];

    /// <summary>Initializes a group of all that a network, or a part of one, can learn.</summary>
    /// <param name="part">The network or part, which is built.</param>
    public ParameterGroup(Layer part)
        : this(part.Parameters.Select(named => named.Parameter).Where(parameter => parameter.Spec.Kind == ParameterKind.Learned))
    {
    }

    /// <summary>Gets the parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Gets or sets the learning rate η; null for the optimizer's own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double? LearningRate
    {
        get;
        set => field = value is { } rate ? Checks.NotNegative(rate, nameof(LearningRate)) : null;
    }

    /// <summary>Gets or sets the weight decay λ; null for the optimizer's own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double? WeightDecay
    {
        get;
        set => field = value is { } decay ? Checks.NotNegative(decay, nameof(WeightDecay)) : null;
    }
}
