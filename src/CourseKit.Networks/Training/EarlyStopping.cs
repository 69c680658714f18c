namespace CourseKit.Networks.Training;

/// <summary>Rule that ends training when the validation set has not been predicted better for some epochs.</summary>
/// <param name="Patience">The number of epochs without improvement after which training ends.</param>
public sealed record EarlyStopping(int Patience = 3)
{
    /// <summary>Gets the number of epochs without improvement after which training ends.</summary>
    public int Patience { get; init; } = Checks.AtLeastOne(Patience);

    /// <summary>Gets the metric that is watched, better the higher it is; null for the loss, better the lower it is.</summary>
    public Metric? Metric { get; init; }

    /// <summary>Gets the least difference that counts as an improvement: 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinimalImprovement
    {
        get;
        init => field = Checks.NotNegative(value, nameof(MinimalImprovement));
    }
}
