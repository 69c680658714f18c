using CourseKit.Vision.Datasets;

namespace CourseKit.Cli.Training;

/// <summary>Examples of a set that follow each other.</summary>
internal sealed class DatasetPart(IDataset set, int start, int count) : IDataset
{
    /// <inheritdoc/>
    public string Name => set.Name;

    /// <inheritdoc/>
    public string Source => set.Source;

    /// <inheritdoc/>
    public string License => set.License;

    /// <inheritdoc/>
    public string? Notice => set.Notice;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames => set.ClassNames;

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public Example this[int index] => index >= 0 && index < count ? set[start + index]
        : throw new ArgumentOutOfRangeException(nameof(index), $"This part has the examples 0 to {count - 1}. Received: {index}.");
}
