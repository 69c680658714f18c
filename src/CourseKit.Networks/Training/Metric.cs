using CourseKit.Tensors;

namespace CourseKit.Networks.Training;

/// <summary>Measure of how well scores fit labels, averaged over examples.</summary>
/// <param name="Name">The name, as curves and tables show it.</param>
/// <param name="OfBatch">The mean over the examples of a batch, of its scores and its labels.</param>
public sealed record Metric(string Name, Func<Tensor, Tensor, double> OfBatch)
{
    /// <summary>Gets the accuracy: the part of rows, or of pixels, whose class has the highest score.</summary>
    public static Metric Accuracy { get; } = new("accuracy", (scores, labels) => Mean(scores.ArgMax(1), labels));

    private static double Mean(Tensor classes, Tensor labels)
    {
        var (given, right) = (classes.ToArray(), labels.ToArray());
        return given.Zip(right).Count(pair => pair.First == pair.Second) / (double)given.Length;
    }
}
