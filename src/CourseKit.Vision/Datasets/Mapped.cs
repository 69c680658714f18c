namespace CourseKit.Vision.Datasets;

/// <summary>A set whose examples are changed whenever they are asked for.</summary>
internal sealed class Mapped : Dataset
{
    private readonly IDataset set;
    private readonly Func<Example, Example> map;

    public Mapped(IDataset set, Func<Example, Example> map)
        : base(set.Name, set.Source, set.License, set.ClassNames) => (this.set, this.map, Notice) = (set, map, set.Notice);

    public override int Count => set.Count;

    protected override Example Read(int index) => map(set[index]);
}
