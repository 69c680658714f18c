using CourseKit.Networks;
using CourseKit.Networks.Prediction;
using CourseKit.Vision.Datasets;

namespace CourseKit.Grading.Kinds;

/// <summary>Classes that a network gives the images of a set.</summary>
/// <param name="Classes">The class with the highest score, for each image.</param>
/// <param name="Labels">The class that each image shows.</param>
/// <param name="AreNumbers">True if all scores are numbers, none of them infinite or NaN.</param>
/// <param name="AreProbabilities">True if the scores of each image are probabilities, which add up to 1, as those behind a softmax
/// do.</param>
internal sealed record Recognition(IReadOnlyList<int> Classes, IReadOnlyList<int> Labels, bool AreNumbers, bool AreProbabilities)
{
    /// <summary>The number of images that are recognized at once, so that a large set needs little memory.</summary>
    private const int Batch = 128;

    /// <summary>The error of a sum of probabilities.</summary>
    private const float Rounding = 1e-4f;

    /// <summary>Gets the part of the images that are recognized, from 0 to 1.</summary>
    public double Accuracy => AccuracyOf(..);

    /// <summary>Gets the class that every image is given; null where they differ.</summary>
    public int? OnlyClass => Classes.Distinct().ToList() is [var only] ? only : null;

    /// <summary>Returns the part of some of the images that are recognized, from 0 to 1.</summary>
    public double AccuracyOf(Range images)
    {
        var (start, count) = images.GetOffsetAndLength(Labels.Count);
        return Enumerable.Range(start, count).Count(index => Classes[index] == Labels[index]) / (double)count;
    }

    /// <summary>Recognizes all images of a set; the network stays in its mode.</summary>
    /// <exception cref="ShapeException">The network does not take such images, or gives other than a score for each class.</exception>
    public static Recognition Of(Layer network, ImageDataset set)
    {
        var predictor = new Predictor(network);
        List<int> classes = [];
        var (areNumbers, areProbabilities) = (true, true);
        for (var start = 0; start < set.Count; start += Batch)
        {
            var scores = predictor.Call(set.Images[start..Math.Min(start + Batch, set.Count)]);
            if (scores.Shape.Rank != 2 || scores.Shape[1] != set.ClassNames.Count)
            {
                throw new ShapeException(
                    $"A network that recognizes images gives [N, {set.ClassNames.Count}], a score for each class.", $"{scores.Shape}");
            }

            classes.AddRange(scores.ArgMax(1).ToArray().Select(best => (int)best));
            areNumbers &= scores.ToArray().All(float.IsFinite);
            areProbabilities &= scores.ToArray().All(score => score >= 0)
                && scores.Sum(1).ToArray().All(sum => Math.Abs(sum - 1) < Rounding);
        }

        return new Recognition(classes, set.Labels, areNumbers, areProbabilities);
    }
}
