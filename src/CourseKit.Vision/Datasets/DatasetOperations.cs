using CourseKit.Tensors.Execution;

namespace CourseKit.Vision.Datasets;

/// <summary>Parts and changes of data sets. Name, source, license, notice and classes are those of the set; nothing is copied.</summary>
public static class DatasetOperations
{
    /// <summary>Returns the first examples.</summary>
    /// <param name="set">The set.</param>
    /// <param name="count">The number of examples.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many, or the number is negative.</exception>
    public static IDataset Take(this IDataset set, int count) => count >= 0 && count <= set.Count
        ? new Subset(set, [.. Enumerable.Range(0, count)]) : throw Subset.TooFew(set, count);

    /// <summary>Returns the examples for which a condition holds. All are looked at once, now.</summary>
    /// <param name="set">The set.</param>
    /// <param name="condition">The condition.</param>
    public static IDataset Where(this IDataset set, Func<Example, bool> condition) =>
        new Subset(set, [.. Enumerable.Range(0, set.Count).Where(index =>
        {
            Interruption.Check?.Invoke();
            return condition(set[index]);
        })]);

    /// <summary>Returns the set with each example changed, whenever it is asked for.</summary>
    /// <param name="set">The set.</param>
    /// <param name="change">The change, which gives the same for the same example, from any thread.</param>
    public static IDataset Map(this IDataset set, Func<Example, Example> change) => new Mapped(set, change);

    /// <summary>Returns two parts of the set without common examples: <c>var (train, validation) = set.Split(0.9);</c></summary>
    /// <param name="set">The set.</param>
    /// <param name="fraction">The fraction of the examples that is in the first part, between 0 and 1.</param>
    /// <param name="seed">The seed by which the examples are chosen: the same seed gives the same parts.</param>
    /// <param name="stratified">True to split each class in proportion; sets without labels are split as a whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    /// <exception cref="InvalidDataException">A class has fewer images than there are parts.</exception>
    public static (IDataset First, IDataset Second) Split(this IDataset set, double fraction, ulong seed = 1, bool stratified = true)
    {
        var parts = Partition.Of(set, [fraction], seed, stratified);
        return parts is [var first, { Length: > 0 } second] ? (new Subset(set, first), new Subset(set, second))
            : throw Partition.OutOfRange([fraction]);
    }

    /// <summary>Returns parts of the set without common examples: <c>set.Split([0.7, 0.15, 0.15])</c>. What the fractions leave is in
    /// none of them.</summary>
    /// <param name="set">The set.</param>
    /// <param name="fractions">The fraction of the examples that is in each part, more than 0 each and at most 1 together.</param>
    /// <param name="seed">The seed by which the examples are chosen: the same seed gives the same parts.</param>
    /// <param name="stratified">True to split each class in proportion; sets without labels are split as a whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fraction is 0 or less, or they sum to more than 1.</exception>
    /// <exception cref="InvalidDataException">A class has fewer images than there are parts.</exception>
    public static IReadOnlyList<IDataset> Split(
        this IDataset set, IReadOnlyList<double> fractions, ulong seed = 1, bool stratified = true) =>
        [.. Partition.Of(set, fractions, seed, stratified).Take(fractions.Count).Select(part => new Subset(set, part))];
}
