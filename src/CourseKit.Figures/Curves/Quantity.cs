namespace CourseKit.Figures.Curves;

/// <summary>Quantity whose distribution is followed through the layers of a network.</summary>
/// <param name="Subject">The word for it in a sentence.</param>
/// <param name="Axis">The word for one of its values.</param>
/// <param name="IsBackward">True for what begins at the last layer.</param>
internal sealed record Quantity(string Subject, string Axis, bool IsBackward = false)
{
    public static Quantity Activation { get; } = new("signal", "activation");

    public static Quantity WeightGradient { get; } = new("gradient", "gradient of weights", IsBackward: true);

    public static Quantity ActivationGradient { get; } = new("gradient", "gradient of activations", IsBackward: true);

    public static Quantity Value { get; } = new("spread", "value");
}
