using CourseKit.Networks.Prediction;
using CourseKit.Tensors;
using CourseKit.Tensors.Display;

namespace CourseKit.Networks.Training;

/// <summary>Confusion matrix: the number of images, or of pixels, of each class that were taken for each class.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial class ConfusionMatrix : IHtml
{
    private readonly long[,] counts;

    /// <summary>Initializes a matrix with its counts.</summary>
    /// <param name="classNames">The names of the classes, by label from 0 on.</param>
    /// <param name="counts">The counts: a row for each class that is right, a column for each that was predicted.</param>
    /// <exception cref="ArgumentException">There are other numbers of rows or columns than names.</exception>
    public ConfusionMatrix(IReadOnlyList<string> classNames, long[,] counts)
    {
        if (counts.GetLength(0) != classNames.Count || counts.GetLength(1) != classNames.Count)
        {
            throw new ArgumentException("A confusion matrix has a row and a column for each class. Received: "
                + $"{classNames.Count} classes, {counts.GetLength(0)} rows and {counts.GetLength(1)} columns.");
        }

        (ClassNames, this.counts) = (classNames, (long[,])counts.Clone());
    }

    /// <summary>Gets the names of the classes, by label from 0 on.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Gets the counts as a tensor [K, K], a row for each class that is right: what figures draw.</summary>
    public Tensor Counts => Tensor.FromIndex([ClassNames.Count, ClassNames.Count], at => counts[at[0], at[1]]);

    /// <summary>Gets the number of all images.</summary>
    public long Total => counts.Cast<long>().Sum();

    /// <summary>Gets the part of all images whose class was predicted.</summary>
    public double Accuracy => Part(Classes.Sum(label => counts[label, label]), Total);

    /// <summary>Gets the number of images of one class that were taken for another, or for the same.</summary>
    /// <param name="actual">The class that is right.</param>
    /// <param name="predicted">The class that the network said.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted] => counts[actual, predicted];

    private IEnumerable<int> Classes => Enumerable.Range(0, ClassNames.Count);

    /// <summary>Counts the predictions of a network, in evaluation mode, without changing it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batches">The batches to measure on.</param>
    /// <param name="classNames">The names of the classes, by label from 0 on.</param>
    /// <exception cref="ShapeException">The network has another number of classes, or labels are none of them.</exception>
    public static ConfusionMatrix Of(Layer network, IBatches batches, IReadOnlyList<string> classNames)
    {
        var (predictor, counts) = (new Predictor(network), new long[classNames.Count, classNames.Count]);
        foreach (var batch in batches.Epoch(1))
        {
            var scores = predictor.Call(batch.Images);
            if (scores.Shape.Rank < 2 || scores.Shape[1] != classNames.Count)
            {
                throw new ShapeException("A confusion matrix has as many classes as the network has scores, [N, K, …].",
                    $"{classNames.Count} names of classes, scores {scores.Shape}");
            }

            var (given, right) = (scores.ArgMax(1).ToArray(), Metric.ClassesOf(scores, batch.Labels).ToArray());
            for (var place = 0; place < right.Length; place++)
            {
                if (right[place] >= classNames.Count || right[place] != Math.Floor(right[place]))
                {
                    throw new ShapeException(
                        $"Labels are whole numbers from 0 to {classNames.Count - 1}, or below 0 for what is ignored.", $"{right[place]}");
                }

                if (right[place] >= 0)
                {
                    counts[(int)right[place], (int)given[place]]++;
                }
            }
        }

        return new ConfusionMatrix(classNames, counts);
    }

    /// <summary>Returns the part of a class's images that was found; 0 for a class without images.</summary>
    public double Recall(int label) => Part(counts[label, label], Classes.Sum(other => counts[label, other]));

    /// <summary>Returns the part of the images that were taken for a class and are of it; 0 for a class that was never
    /// predicted.</summary>
    public double Precision(int label) => Part(counts[label, label], Classes.Sum(other => counts[other, label]));

    /// <summary>Returns the pairs of classes of which one was most often taken for the other, the most frequent first.</summary>
    /// <param name="most">The greatest number of pairs.</param>
    public IReadOnlyList<(string Actual, string Predicted, long Count)> MostConfused(int most = 5) =>
    [
        .. (from actual in Classes
            from predicted in Classes
            where actual != predicted && counts[actual, predicted] > 0
            orderby counts[actual, predicted] descending
            select (ClassNames[actual], ClassNames[predicted], counts[actual, predicted])).Take(most),
    ];

    private static double Part(long some, long all) => all == 0 ? 0 : some / (double)all;
}
