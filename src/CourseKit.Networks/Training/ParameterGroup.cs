namespace CourseKit.Networks.Training;

/// <summary>Parameters that an optimizer treats alike: a pretrained part that learns slowly, biases without weight decay.</summary>
/// <param name="parameters">The parameters; those that are frozen when a step is made are left as they are.</param>
public sealed class ParameterGroup(params IEnumerable<Parameter> parameters)
{
    /// <summary>Gets the parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = [.. parameters];

    /// <summary>Gets the learning rate η; null for the optimizer's own.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Gets the weight decay λ; null for the optimizer's own.</summary>
    public double? WeightDecay { get; init; }
}
