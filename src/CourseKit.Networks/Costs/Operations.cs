namespace CourseKit.Networks.Costs;

/// <summary>Operation count of one call of a layer: multiply-accumulates, and everything else.</summary>
/// <param name="MultiplyAccumulates">Multiplications whose products are summed, as in convolutions and dense layers.</param>
/// <param name="Others">All other operations, one each: adding biases, comparing, normalizing, exponentials and the like.</param>
public sealed record Operations(Arithmetic MultiplyAccumulates, Arithmetic Others)
{
    /// <summary>No operations: the cost of a view.</summary>
    public static Operations None { get; } = new(0, 0);

    /// <summary>Floating-point operations: two for each multiply-accumulate, and all others.</summary>
    public Arithmetic Flops => (2 * MultiplyAccumulates) + Others;

    /// <summary>Returns a count of operations without multiply-accumulates.</summary>
    public static Operations Of(Arithmetic operations) => new(0, operations);
}
