namespace CourseKit.Networks.Accounting;

/// <summary>What one call of a layer computes.</summary>
/// <param name="MultiplyAccumulates">The multiplications whose products are summed, as convolutions and dense layers have them.</param>
/// <param name="Others">All other operations: adding biases, comparing, normalizing, exponentials and the like, one each.</param>
public sealed record Work(Arithmetic MultiplyAccumulates, Arithmetic Others)
{
    /// <summary>Nothing is computed.</summary>
    public static Work None { get; } = new(0, 0);

    /// <summary>Operations in the full count: two for each multiply-accumulate, and all others.</summary>
    public Arithmetic Flops => (2 * MultiplyAccumulates) + Others;

    /// <summary>So many operations, and no multiply-accumulates.</summary>
    public static Work Of(Arithmetic operations) => new(0, operations);
}
