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
/// <param name="Loss">The mean cross-entropy of the scores.</param>
internal sealed record Recognition(
    IReadOnlyList<int> Classes, IReadOnlyList<int> Labels, bool AreNumbers, bool AreProbabilities, double Loss)
{
    /// <summary>The number of images that are recognized at once, so that a large set needs little memory.</summary>
    private const int Batch = 128;

    /// <summary>The error of a sum of probabilities.</summary>
    private const float Rounding = 1e-4f;

    /// <summary>The factor up to which a network is compared with guessing.</summary>
    private const double LittleMore = 1.5;

    /// <summary>The part of zeros from which on scores that are not negative count as cut off.</summary>
    private const double ManyZeros = 0.1;

    /// <summary>Gets whether no score is negative and many are 0, as behind a ReLU.</summary>
    public bool AreCutOff { get; private init; }

    /// <summary>Gets whether all scores lie between 0 and 1, as behind a sigmoid.</summary>
    public bool AreSquashed { get; private init; }

    /// <summary>Gets the part of the images that are recognized, from 0 to 1.</summary>
    public double Accuracy => AccuracyOf(..);

    /// <summary>Gets the class that every image is given; null where they differ.</summary>
    public int? OnlyClass => Classes.Distinct().ToList() is [var only] ? only : null;

    /// <summary>Gets whether the network gives all images one class, or recognizes little more of them than a guess would.</summary>
    public bool IsAboutGuessing => OnlyClass is not null || Accuracy < LittleMore / ClassCount;

    /// <summary>Gets the number of classes.</summary>
    public int ClassCount { get; private init; }

    /// <summary>Gets a label and the other class that most of its images are given, where nearly each label has one of its own; null where
    /// the classes mean what the labels say.</summary>
    public (int Label, int Answer)? Exchanged
    {
        get
        {
            var usual = Labels.Zip(Classes).GroupBy(image => image.First, image => image.Second)
                .Select(group => (Label: group.Key, Most: group.CountBy(answer => answer).MaxBy(answer => answer.Value)))
                .OrderBy(one => one.Label).ToList();
            var share = usual.Sum(one => one.Most.Value) / (double)Labels.Count;
            var differing = usual.Where(one => one.Most.Key != one.Label).ToList();
            return share > 0.5 && Accuracy < share / 2 && usual.DistinctBy(one => one.Most.Key).Count() > 0.8 * usual.Count
                && differing.Count > 0 ? (differing[0].Label, differing[0].Most.Key) : null;
        }
    }

    /// <summary>Returns the part of some of the images that are recognized, from 0 to 1.</summary>
    public double AccuracyOf(Range images)
    {
        var (start, count) = images.GetOffsetAndLength(Labels.Count);
        return Enumerable.Range(start, count).Count(index => Classes[index] == Labels[index]) / (double)count;
    }

    /// <summary>Returns the part of the images at some places that are recognized, from 0 to 1.</summary>
    public double AccuracyOf(IReadOnlyCollection<int> places) =>
        places.Count(index => Classes[index] == Labels[index]) / (double)Math.Max(1, places.Count);

    /// <summary>Recognizes all images of a set; the network stays in its mode.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The images.</param>
    /// <param name="change">The change of the images in front of the network; null for none.</param>
    /// <exception cref="ShapeException">The network does not take such images, or gives other than a score for each class.</exception>
    public static Recognition Of(Layer network, ImageDataset set, Func<Tensor, Tensor>? change = null)
    {
        var predictor = new Predictor(network);
        return Of(images => predictor.Call(change?.Invoke(images) ?? images), set);
    }

    /// <summary>Recognizes all images of a set by a function that gives their scores.</summary>
    /// <exception cref="ShapeException">It gives other than a score for each class.</exception>
    public static Recognition Of(Func<Tensor, Tensor> scoresOf, ImageDataset set)
    {
        List<int> classes = [];
        var (areNumbers, areProbabilities, areSquashed, zeros, loss) = (true, true, true, 0, 0.0);
        var smallest = float.PositiveInfinity;
        for (var start = 0; start < set.Count; start += Batch)
        {
            var images = set.Images[start..Math.Min(start + Batch, set.Count)];
            var scores = scoresOf(images);
            if (scores.Shape.Rank != 2 || scores.Shape[1] != set.ClassNames.Count)
            {
                throw new ShapeException(
                    $"A network that recognizes images gives [N, {set.ClassNames.Count}], a score for each class.", $"{scores.Shape}");
            }

            classes.AddRange(scores.ArgMax(1).ToArray().Select(best => (int)best));
            var values = scores.ToArray();
            areNumbers &= values.All(float.IsFinite);
            areProbabilities &= values.All(score => score >= 0) && scores.Sum(1).ToArray().All(sum => Math.Abs(sum - 1) < Rounding);
            areSquashed &= values.All(score => score is >= 0 and <= 1);
            (smallest, zeros) = (Math.Min(smallest, values.Min()), zeros + values.Count(score => score == 0));
            loss += scores.CrossEntropy(set.Labels[start..Math.Min(start + Batch, set.Count)], reduction: Reduction.Sum).Item();
        }

        return new Recognition(classes, set.Labels, areNumbers, areProbabilities, loss / set.Count)
        {
            AreCutOff = smallest >= 0 && zeros > ManyZeros * set.Count * set.ClassNames.Count,
            AreSquashed = areSquashed,
            ClassCount = set.ClassNames.Count,
        };
    }
}
