using CourseKit.Grading.Recording;
using CourseKit.Networks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Grading.Kinds;

/// <summary>Course of a training in the numbers that were seen of it: its steps, the loss, the weights.</summary>
/// <param name="record">The record of the training.</param>
/// <param name="network">The network that it gave.</param>
/// <param name="training">The images to train with.</param>
/// <param name="unseen">The recognition of images that it has not seen.</param>
/// <param name="aboutOptions">Questions about what its code does besides, which may help or harm.</param>
internal sealed class TrainingCourse(
    TrainingRecord record, Layer network, ImageDataset training, Recognition unseen, string aboutOptions)
{
    /// <summary>The number of steps below which there are few, and the size of a batch from which on it is large.</summary>
    private const int FewSteps = 200, LargeBatch = 100;

    private const string Larger = "How far would larger steps come, by a higher learning rate?";

    /// <summary>The part of all images from which on all count as used, and of the loss of a guess above which a loss is one.</summary>
    private const double NearlyAll = 0.95;

    /// <summary>The change of weights in one step from which on it is large, and in all steps up to which it is small, as parts of the
    /// weights.</summary>
    private const double Large = 0.3, Small = 0.05;

    /// <summary>The change of weights in one step from which on it may be too large where nothing was learned, the usual one below which
    /// steps are tiny, and the largest one up to which all are, as parts of the weights.</summary>
    private const double Noticeable = 0.1, Tiny = 1e-3, NoneLarge = 0.01;

    /// <summary>The part of the loss of a guess below which little is left to learn.</summary>
    private const double LittleLeft = 0.1;

    /// <summary>The fewest steps by which it can be told that a loss does not fall.</summary>
    private const int SomeSteps = 50;

    /// <summary>The part of the largest learning rate below which the last one makes any loss level.</summary>
    private const double SlowEnd = 0.1;

    /// <summary>The number of steps up to which a training has hardly begun.</summary>
    private const int Beginning = 20;

    /// <summary>The momentum and the ε from which on they are unusual.</summary>
    private const double MostMomentum = 0.97, MostEpsilon = 1e-3;

    /// <summary>The number of images up to which a normalization of single numbers, one of each image, leaves little of them.</summary>
    private const int FewImages = 4;

    /// <summary>The height of a map from which on its places tell something.</summary>
    private const int FarApart = 3;

    /// <summary>The part of their first size up to which weights are nearly 0.</summary>
    private const double NearlyNothing = 0.2;

    /// <summary>The distance from the loss of a guess up to which the first loss is a multiple of it, and the least such
    /// multiple.</summary>
    private const double Near = 0.25, Several = 4;

    /// <summary>The part of its first height above which a loss has hardly fallen.</summary>
    private const double HardlyFallen = 0.9;

    /// <summary>Returns the course in sentences, with a question at the end; the questions alone where nothing was seen.</summary>
    public override string ToString() => record.IsEmpty ? aboutOptions : With(Question());

    /// <summary>Returns the course in sentences, with a question where steps may have been too large.</summary>
    public string OfLargeSteps() => With(Summed() ?? LargeStep() ?? FarWay());

    private string With(string? question) =>
        string.Join(" ", new[] { Steps(), Loss(), question }.Where(sentence => sentence is { Length: > 0 }));

    private string Steps()
    {
        var (used, all) = (record.Images.Used.Count, training.Count);
        var part = record.Images is { Count: > 0, Unknown: 0 } && used < NearlyAll * all
            ? Invariant($", with {used:N0} of the {all:N0} images") : string.Empty;
        return record.Steps == 0 ? string.Empty
            : Invariant($"Your training made {record.Steps:N0} {(record.Steps == 1 ? "step" : "steps")} by `{record.Optimizer}`{part}.");
    }

    private bool HasSlowEnd => record.Rates is [.., var last] && last < SlowEnd * record.Rates.Max();

    private bool HasNotFallen => unseen.IsAboutGuessing && LossCurve.HasNotFallen(record.Losses);

    /// <summary>Gets whether the loss has not fallen, or no further than to that of a guess.</summary>
    private bool HasLearnedNothing => HasNotFallen || (unseen.IsAboutGuessing && record.CrossEntropies.All > 0
        && LossCurve.EndOf(record.Losses) > NearlyAll * Math.Log(unseen.ClassCount));

    private string Loss() => LossCurve.Describe(record.Losses, asks: false, HasSlowEnd) is { Length: > 0 } curve ? curve
        : record.Losses is [var first, _, ..] ? Invariant($"Its loss went from {first:0.###} to {record.Losses[^1]:0.###}.")
        : string.Empty;

    private string Question()
    {
        var question = Summed() ?? Shrunk() ?? NormalizedAway() ?? BrokenOff() ?? UnusualOptimizer() ?? Narrow() ?? LargeStep() ?? FarWay()
            ?? FewOfLargeBatches() ?? SmallSteps() ?? PooledAway() ?? EndedEarly() ?? TinySteps() ?? EitherWay()
            ?? (aboutOptions.Length > 0 ? null : OfFewSteps() ?? OfSize());
        return $"{question} {aboutOptions}".Trim();
    }

    /// <summary>A sentence on a loss that is as many times that of a guess as there are images in a batch; null for a mean.</summary>
    public string? Summed()
    {
        var guess = Math.Log(unseen.ClassCount);
        return record is { CrossEntropies.All: > 0, Losses: [var first, ..], Images: { Batches: > 0 } seen }
            && seen.Count / (double)seen.Batches is >= Several and var batch && Math.Abs((first / batch) - guess) < Near * guess
                ? Invariant($"Your first loss is {first:0.#}, about {batch:0} times that of a guess, log {unseen.ClassCount} = ") +
                    Invariant($"{guess:0.0}: it adds up the {batch:0} images of a batch, and so does its gradient. How large are the ") +
                    "steps then, by the same learning rate?"
                : null;
    }

    /// <summary>A sentence on a training that ended when it had hardly begun; null for a longer one.</summary>
    private string? BrokenOff() => record is { Steps: > 0 and < Beginning, Images.Count: > 0 and var seen } && seen < training.Count / 2
        ? Invariant($"What ends your loop before it has come through all {training.Count:N0} images?") : null;

    private string? UnusualOptimizer() => record.Optimizer switch
    {
        Sgd { Momentum: > MostMomentum and var momentum } => Invariant($"A momentum of {momentum:0.#####} keeps the gradients of about ") +
            Invariant($"{1 / (1 - momentum):N0} steps. How many steps does your training make, and what does 0.9 keep?"),
        AdaptiveMoments { Beta1: var first, Beta2: var second } when first > second => Invariant($"Your β₁ is {first:0.####} and your ") +
            Invariant($"β₂ {second:0.####}: the mean of the gradients is slower than that of their squares. Which way round are ") +
            "they usual?",
        AdaptiveMoments { Epsilon: > MostEpsilon and var epsilon } => Invariant($"Your optimizer adds ε = {epsilon:0.####} to what it ") +
            "divides each step by, which is to prevent a division by 0. How large are the gradients beside that?",
        _ => null,
    };

    private string? EndedEarly() => record.EarlyEnd is var (epoch, askedFor)
        ? Invariant($"`EarlyStopping` has ended it after epoch {epoch} of {askedFor}. By how much does an epoch have to be better than ") +
            "the best before it, and how many may pass that are not?"
        : null;

    private string? Shrunk() => record.Weights.Left(network) is < NearlyNothing and var left
        ? Invariant($"All its steps together have left {100 * left:0.#} % of the size of the weights. What draws them to 0?") : null;

    /// <summary>A sentence on a normalization of a few numbers, one of each image of a batch; null for none.</summary>
    private string? NormalizedAway() => record.Images.LargestBatch is > 0 and <= FewImages and var batch
        && Graph.Of(network, [1, .. training.Take(1).Images.Shape[1..]]).Nodes
            .FirstOrDefault(node => node is { Layer: BatchNorm2d, Shape.Rank: 2 }) is { } node
            ? $"Your batches have {batch} {(batch == 1 ? "image" : "images")}. Behind a dense layer, as in `{node.Name}`, a " +
                "normalization takes its mean and its variance from one number of each image. What does it make of " +
                $"{(batch == 1 ? "a single number" : $"{batch} numbers")}, and what of them comes through?"
            : null;

    private string? LargeStep() => record.Weights.Largest is (var part, var parameter)
        && part > (HasLearnedNothing ? Noticeable : Large)
        ? Invariant($"In one of its steps, the weights of `{NameOf(parameter)}` changed by {part * 100:N0} % of what they were. What ") +
            "would smaller steps do, by a lower learning rate?"
        : null;

    private string? FarWay() => HasNotFallen && record.Weights.Moved(network) is > Large and var moved
        ? Invariant($"All its steps together have changed the weights by {100 * moved:0} % of what they were, and the loss is where it ") +
            "began, or above. What would smaller steps do, by a lower learning rate?"
        : null;

    private string? FewOfLargeBatches() => record is { Steps: > 0 and < FewSteps, Images: { Batches: > 0 } seen }
        && seen is { LargestBatch: >= LargeBatch and var batch }
            ? Invariant($"Each step took a batch of {batch:N0} images. How many steps would the same images give in batches of 32?") : null;

    private string? SmallSteps() => record.Weights.Moved(network) is < Small and var moved && HasHardlyFallen()
        ? $"All its steps together have changed the weights by {ShortNumber.Of(100 * moved)} % of what they were. {Larger}" : null;

    /// <summary>A sentence on steps that are tiny beside the weights while there is more to learn; null for others.</summary>
    private string? TinySteps() => record.Weights is { Usual: < Tiny and var usual, Largest: { Part: < NoneLarge } }
        && LossCurve.EndOf(record.Losses) > LittleLeft * Math.Log(unseen.ClassCount)
            ? $"In a usual step, the weights changed by {ShortNumber.Of(100 * usual)} % of what they were. {Larger}" : null;

    /// <summary>A sentence on steps of which it cannot be told whether they are too small or too large; null where something was
    /// learned.</summary>
    private string? EitherWay() => HasLearnedNothing && record.Steps >= SomeSteps
        && record.Weights is { Usual: { } usual, Largest: var (most, _) }
        ? $"In a usual step, the weights changed by {ShortNumber.Of(100 * usual)} % of what they were, in the largest by " +
            $"{ShortNumber.Of(100 * most)} %. Are the steps too small, or too large? What does a tenth of your learning rate do to the " +
            "first fifty losses, and what ten times as much?"
        : null;

    private string? OfFewSteps() => record is { Steps: > 0 and < FewSteps, Images.Count: > 0 and var seen }
        ? Invariant($"That is {seen / (double)training.Count:0.0} epochs of all images. What would more do?") : null;

    /// <summary>A sentence on a layer that leaves fewer numbers of an image than there are classes; null for none.</summary>
    private string? Narrow()
    {
        var graph = Graph.Of(network, [1, .. training.Take(1).Images.Shape[1..]]);
        var narrowest = graph.Nodes.Skip(1).Where(node => node != graph.Output).MinBy(node => node.Shape.Elements);
        return narrowest is null || narrowest.Shape.Elements >= unseen.ClassCount ? null
            : Invariant($"Behind `{narrowest.Name}`, `{narrowest.Layer}`, {narrowest.Shape.Elements} ") +
                $"{(narrowest.Shape.Elements == 1 ? "number is" : "numbers are")} left of an image. How many classes are to be told " +
                "apart by that?";
    }

    /// <summary>A sentence on a pooling that leaves a pixel of each map, its largest; null for none, and for a mean of each map.</summary>
    private string? PooledAway()
    {
        var pooling = Graph.Of(network, [1, .. training.Take(1).Images.Shape[1..]]).Nodes.Skip(1).FirstOrDefault(node =>
            node is { Layer: MaxPool2d, Shape: [_, _, 1, 1] } && node.Inputs[0].Shape is [_, _, >= FarApart, _]);
        return pooling is null ? null
            : $"Behind `{pooling.Name}`, `{pooling.Layer}`, one number is left of each map. What do the layers behind it know of the " +
                "places where something was found?";
    }

    private string? OfSize() => record.Steps >= FewSteps
        ? Invariant($"Your network has {Parameters():N0} parameters. What would more steps do, and what would one with more maps?") : null;

    private bool HasHardlyFallen() => record.Losses.Count > 0 && !(record.Losses[^1] < HardlyFallen * record.Losses[0]);

    private long Parameters() => network.Parameters.Sum(named => named.Parameter.Value.ToArray().LongLength);

    private string NameOf(Parameter parameter) =>
        network.Parameters.FirstOrDefault(named => named.Parameter == parameter).Name ?? $"{parameter}";
}
