using CourseKit.Tensors;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>Some examples of a set, in an order of their own; nothing is copied.</summary>
internal sealed class Subset : Dataset
{
    private readonly IDataset set;
    private readonly IReadOnlyList<int> indices;

    public Subset(IDataset set, IReadOnlyList<int> indices)
        : base(set.Name, set.Source, set.License, set.ClassNames) => (this.set, this.indices, Notice) = (set, indices, set.Notice);

    public override int Count => indices.Count;

    internal override Shape? ImageShape => (set as Dataset)?.ImageShape;

    internal override IReadOnlyList<int>? KnownLabels =>
        (set as Dataset)?.KnownLabels is { } labels ? [.. indices.Select(index => labels[index])] : null;

    /// <summary>The error that more examples are wanted than there are, or a negative number.</summary>
    public static ArgumentOutOfRangeException TooFew(IDataset set, int count) =>
        new(nameof(count), Invariant($"{set.Name} has {set.Count:N0} images to take from. Received: {count}."));

    protected override Example Read(int index) => set[indices[index]];
}
