using CourseKit.Grading.Inspection;
using CourseKit.Networks;
using CourseKit.Networks.Training;
using CourseKit.Vision.Datasets;

namespace CourseKit.Grading.Kinds;

/// <summary>Reasons for which a trained network recognizes too little, found by looking at what it makes of images.</summary>
internal static class TrainingFault
{
    /// <summary>The factor up to which a network is compared with guessing.</summary>
    private const double LittleMore = 1.5;

    /// <summary>The lead of the first images over the others from which on it is told, in accuracy and in standard errors.</summary>
    private const double Lead = 0.05, Certain = 3;

    private const string Steps = "Do your steps change the parameters of the network that you hand in, are they neither too small nor " +
        "too large, and does each image keep its own label?";

    /// <summary>The numbers of first images that are compared with the others, as parts of all.</summary>
    private static readonly double[] FirstParts = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

    /// <summary>Returns what the compiled code of a training leaves out, in a sentence; null where nothing is seen.</summary>
    public static string? OfCode(IReadOnlyList<CalledMethod> calls)
    {
        bool Has(string name) => calls.Any(call => call.Name == name);
        return Has(nameof(Tensor.Backward)) && Has(nameof(Optimizer.Step)) && !Has(nameof(Optimizer.ZeroGrad))
            ? "Your code calls `Backward` and `Step`, and nowhere `ZeroGrad`. `Backward()` adds to the gradients that are there: whose " +
                "are those in your second step?"
            : null;
    }

    /// <summary>Returns what is wrong with a network, in a sentence; null where nothing is seen.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">The images to train with.</param>
    /// <param name="unseen">The recognition of images that it has not seen.</param>
    /// <param name="goal">The part of them that has to be recognized.</param>
    public static string? Of(Layer network, ImageDataset training, Recognition unseen, double goal)
    {
        var guessed = 1.0 / training.ClassNames.Count;
        return !unseen.AreNumbers
                ? "The scores of your network are no numbers any more (NaN or infinite). Print the loss of each step: which is the last " +
                    "one that is a number, and are the steps before it too large?"
            : unseen.AreProbabilities
                ? "The scores of each image add up to 1, so your network ends in a softmax. The cross-entropy has a softmax inside: how " +
                    "small can the loss become behind two of them?"
            : unseen.OnlyClass is { } only ? $"Your network gives every image the same class, «{training.ClassNames[only]}». {Steps}"
            : unseen.Accuracy < LittleMore * guessed ? $"Guessing would recognize {Percent(guessed)}. {Steps}"
            : OfSeen(Recognition.Of(network, training), unseen.Accuracy, goal);
    }

    /// <summary>Returns a part as a percentage with a decimal at most.</summary>
    public static string Percent(double part) => FormattableString.Invariant($"{100 * part:0.#} %");

    private static string? OfSeen(Recognition seen, double unseen, double goal) => OfFirst(seen)
        ?? (seen.Accuracy - unseen > (1 - unseen) / 2
            ? $"Of the images to train with, your network recognizes {Percent(seen.Accuracy)}. What keeps it from learning them by heart?"
        : seen.Accuracy < goal
            ? $"Of the images to train with, your network recognizes no more than {Percent(seen.Accuracy)}. Does its loss still fall?"
        : null);

    /// <summary>A sentence on first images that are recognized much better than the others, as where the training stops with
    /// them.</summary>
    private static string? OfFirst(Recognition seen)
    {
        var count = seen.Labels.Count;
        var (first, lead) = FirstParts.Select(part => (int)(part * count)).Where(first => first > 0)
            .Select(first => (first, Lead: LeadOf(first))).DefaultIfEmpty().MaxBy(one => one.Lead);
        return lead > 0 ? FormattableString.Invariant($"Of the first {first:N0} images to train with, your network recognizes ") +
            $"{Percent(seen.AccuracyOf(..first))}, of the others {Percent(seen.AccuracyOf(first..))}. Does your training use all of them?"
            : null;

        // The lead in standard errors; 0 where it is small or may be chance.
        double LeadOf(int first)
        {
            var (lead, rest) = (seen.AccuracyOf(..first), seen.AccuracyOf(first..));
            var error = Math.Sqrt(Math.Max(rest * (1 - rest), 1.0 / count) / first);
            return lead - rest > Lead && (lead - rest) / error > Certain ? (lead - rest) / error : 0;
        }
    }
}
