using CourseKit.Networks.Training;

namespace CourseKit.Tests.Networks.Training;

/// <summary>Batches as given, in every epoch.</summary>
internal sealed class GivenBatches(params IReadOnlyList<Batch> batches) : IBatches
{
    public int Count => batches.Count;

    public IEnumerable<Batch> Epoch(int number) => batches;
}
