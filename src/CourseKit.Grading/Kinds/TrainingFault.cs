using CourseKit.Grading.Recording;
using CourseKit.Networks;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Grading.Kinds;

/// <summary>Reasons for which a trained network recognizes too little, found by looking at its training and at what it makes of
/// images.</summary>
/// <param name="network">The network.</param>
/// <param name="training">The images to train with.</param>
/// <param name="test">Images that it has not seen.</param>
/// <param name="unseen">The recognition of these.</param>
/// <param name="goal">The part of them that has to be recognized.</param>
/// <param name="code">The code of its training.</param>
/// <param name="record">The record of its training.</param>
internal sealed class TrainingFault(
    Layer network, ImageDataset training, ImageDataset test, Recognition unseen, double goal, TrainingCode code, TrainingRecord record)
{
    /// <summary>The number of images that activations are looked at for.</summary>
    private const int Samples = 100;

    /// <summary>The lead of some images over the others from which on it is told, in accuracy and in standard errors.</summary>
    private const double Lead = 0.05, Certainly = 3;

    /// <summary>The part of images from which on they are recognized well.</summary>
    private const double Well = 0.8;

    /// <summary>The part of its first height below which a loss has fallen far.</summary>
    private const double FallenFar = 0.5;

    /// <summary>The loss from which on a network is worse than a guess, as a multiple of that of the guess.</summary>
    private const double Worse = 2;

    private const string Steps = "Do your steps change the parameters of the network that you hand in, are they neither too small nor " +
        "too large, does each image keep its own label, has each batch images of all classes, and do the images come with numbers from " +
        "0 to 1, as here?";

    /// <summary>The numbers of first images that are compared with the others, as parts of all.</summary>
    private static readonly double[] FirstParts = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

    private readonly RecordedFault recorded = new(record, network, training, unseen);
    private readonly TrainingCourse course = new(
        record, network, training, unseen, Joined(code.AboutOptions, new LossFault(record, code).Question(unseen)));

    /// <summary>The shape of one image.</summary>
    private Shape Input => [1, .. test.Images.Shape[1..]];

    /// <summary>Some of the images that it has not seen.</summary>
    private Tensor Some => test.Images[..Math.Min(Samples, test.Count)];

    /// <summary>False where the loss of the training was seen, and is none that has a softmax inside.</summary>
    private bool MayHaveCrossEntropy => record.IsEmpty || record.CrossEntropies.All > 0;

    /// <summary>Returns the fault that the training or the network shows whatever the layers are, in sentences; null where nothing is
    /// seen.</summary>
    public string? Certain() => code.Fault(record) ?? recorded.OfLoop() ?? new LossFault(record, code).Certain() ?? OtherSize()
        ?? StartFault.In(network, Some, Math.Log(training.ClassNames.Count), record)
        ?? new OtherImages(network, test, unseen).Find(record.Images)
        ?? ScoresInTraining.Chance(network, test) ?? ScoresInTraining.Difference(network, test, unseen, goal)
        ?? BoundedScores.In(network, Input, training.ClassNames.Count)
        ?? recorded.AlikeStart() ?? OfScores() ?? recorded.OfSteps()
        ?? (unseen.IsAboutGuessing ? LayerFault.Dropping(network, Input) ?? Dead() : null);

    /// <summary>Returns what may be wrong with a network that shows no fault, in sentences that ask.</summary>
    public string Likely() => LayerFault.In(network, Input) ?? NeverGiven()
        ?? (unseen.IsAboutGuessing ? OfGuess() : OfSeen(Recognition.Of(network, training)));

    /// <summary>Returns a part as a percentage with a decimal at most.</summary>
    public static string Percent(double part) => Invariant($"{100 * part:0.#} %");

    /// <summary>A sentence on images of another size in the training; null where some had that of the images to measure with.</summary>
    private string? OtherSize() => record is { OtherSize: [_, var height, var width], Images.Count: 0 }
        ? $"The images of your training had {height}×{width} pixels, and those that the network is measured on have " +
            $"{test.Images.Shape[2]}×{test.Images.Shape[3]}. What is done to images in the training alone, and what does the network " +
            "make of pixels that it has never seen there?"
        : null;

    private string? Dead() => DeadRelu.In(network, Some) is { } dead
        ? Joined(dead, StartFault.Fades(network, Some, record) ?? course.OfLargeSteps()) : null;

    private string? OfScores()
    {
        var guess = Math.Log(training.ClassNames.Count);
        return !unseen.AreNumbers
                ? "The scores of your network are no numbers any more (NaN or infinite). Print the loss of each step: does it fall " +
                    "before it ends, and are the steps too large? Or does it rise from the first step on, and do they go along the " +
                    "gradient instead of against it?"
            : unseen.AreProbabilities && MayHaveCrossEntropy
                ? "The scores of each image add up to 1, so your network ends in a softmax. The cross-entropy has a softmax inside: how " +
                    "small can the loss become behind two of them?"
            : SameWeights.In(network, record.Weights.StartOf) is { } alike ? alike
            : unseen.AreCutOff && !BoundedScores.AreSums(network, Input)
                ? "No score of your network is below 0, and many are 0, as behind a ReLU. What is behind your last layer with weights, " +
                    "and how does a score of 0 find its way up again?"
            : unseen.AreSquashed && MayHaveCrossEntropy && !BoundedScores.AreSums(network, Input)
                ? "All scores of your network lie between 0 and 1, as behind a sigmoid. What is behind your last layer with weights, and " +
                    "how sure can a softmax be of numbers that differ by 1 at most?"
            : unseen.Exchanged is (var label, var answer)
                ? $"Your network tells the images apart, and calls most of those with the label «{training.ClassNames[label]}» " +
                    $"«{training.ClassNames[answer]}». Which label does an image have in your training?"
            : unseen.Loss > Worse * guess && unseen.IsAboutGuessing
                ? OwnLayerFault.In(network, Input)
                    ?? Invariant($"Your network is worse than a guess: its loss is {unseen.Loss:#,0.0}, that of a guess ") +
                    Invariant($"log {training.ClassNames.Count} = {guess:0.0}. ") + (course.Summed() is not null ? string.Empty
                        : "One of three things: do the steps go along the gradient instead of against it, are they far too large, or " +
                            "was the network trained with images whose numbers do not go from 0 to 1 as these do? ") +
                    $"{course}".TrimEnd()
            : null;
    }

    /// <summary>A sentence on classes that no image is given, where the others are recognized well; null for none.</summary>
    private string? NeverGiven()
    {
        var missing = Enumerable.Range(0, training.ClassNames.Count).Except(unseen.Classes).ToList();
        List<int> others = [.. unseen.Labels.Index().Where(label => !missing.Contains(label.Item)).Select(label => label.Index)];
        return missing.Count == 0 || missing.Count > training.ClassNames.Count / 2 || unseen.AccuracyOf(others) < Well ? null
            : $"Your network gives no image the class {string.Join(" or ", missing.Select(label => $"«{training.ClassNames[label]}»"))}, " +
                "and recognizes the others. Which labels does your loss leave out, or weigh with 0?";
    }

    /// <summary>A sentence on a loss of the learner's own that falls while nothing is learned; null for none.</summary>
    private string? OtherGoal() => code.HasOwnLoss && record.Losses is [var first, .., var last] && last < FallenFar * first
        ? Invariant($"It falls from {first:0.###} to {last:0.###}, and nothing is recognized: which of its terms reads the labels, and ") +
            "how?"
        : null;

    private string OfGuess() => Joined(
        unseen.OnlyClass is { } only ? $"Your network gives every image the same class, «{training.ClassNames[only]}»."
            : $"Guessing would recognize {Percent(1.0 / training.ClassNames.Count)}.",
        code.ShufflesTwice && record.Images.Labeled.All == 0
            ? "Your code shuffles in two places: do images and labels come out in one order?" : null,
        code.HasOwnLoss ? "Your loss is not the cross-entropy: is it small only where the label's class has the highest score?" : null,
        record.IsEmpty ? Steps : null,
        OtherGoal() ?? StartFault.Fades(network, Some, record) ?? $"{course}");

    private string OfSeen(Recognition seen) => OfUsed(seen)
        ?? (record.Images.Count > record.Images.Unknown ? null : OfFirst(seen))
        ?? (seen.Accuracy - unseen.Accuracy > (1 - unseen.Accuracy) / 2
            ? $"Of the images to train with, your network recognizes {Percent(seen.Accuracy)}. What keeps it from learning them by heart?"
        : seen.Accuracy < goal
            ? Joined(
                $"Of the images to train with, your network recognizes no more than {Percent(seen.Accuracy)}.",
                record.IsEmpty ? "Does its loss still fall? If it was small at the end: did the training see all images, as they are in " +
                    "`train` and each with its label?" : null,
                $"{course}")
        : $"Of the images to train with, your network recognizes {Percent(seen.Accuracy)}, so it is close. {course}".TrimEnd() +
            " Does the loss still fall, and that of images which you hold back by `train.Split(0.9)`? If both do, what would more epochs " +
            "do; if only the first does, dropout?");

    /// <summary>A sentence on the images that the training has used, where these are recognized much better than the others; null where
    /// they are not.</summary>
    private string? OfUsed(Recognition seen)
    {
        var used = record.Images.Used;
        List<int> others = [.. Enumerable.Range(0, training.Count).Where(index => !used.Contains(index))];
        return used.Count == 0 || record.Images.Unknown > 0 || others.Count == 0
            || !IsAhead(seen.AccuracyOf(used), used.Count, seen.AccuracyOf(others), training.Count) ? null
            : Invariant($"Your training has used {used.Count:N0} of the {training.Count:N0} images. Of these, your network recognizes ") +
                $"{Percent(seen.AccuracyOf(used))}, of the others {Percent(seen.AccuracyOf(others))}. What would it learn from " +
                "all of them?";
    }

    /// <summary>A sentence on first images that are recognized much better than the others, as where the training stops with
    /// them.</summary>
    private static string? OfFirst(Recognition seen)
    {
        var count = seen.Labels.Count;
        var (first, lead) = FirstParts.Select(part => (int)(part * count)).Where(first => first > 0)
            .Select(first => (first, Lead: LeadOf(seen.AccuracyOf(..first), first, seen.AccuracyOf(first..), count)))
            .DefaultIfEmpty().MaxBy(one => one.Lead);
        return lead > 0 ? Invariant($"Of the first {first:N0} images to train with, your network recognizes ") +
            $"{Percent(seen.AccuracyOf(..first))}, of the others {Percent(seen.AccuracyOf(first..))}. Does your training use all of them?"
            : null;
    }

    private static string Joined(params IEnumerable<string?> sentences) =>
        string.Join(' ', sentences.Where(sentence => sentence is { Length: > 0 }));

    private static bool IsAhead(double some, int ofThem, double others, int count) => LeadOf(some, ofThem, others, count) > 0;

    /// <summary>The lead of some images over the others in standard errors; 0 where it is small or may be chance.</summary>
    private static double LeadOf(double some, int ofThem, double others, int count)
    {
        var error = Math.Sqrt(Math.Max(others * (1 - others), 1.0 / count) / ofThem);
        return some - others > Lead && (some - others) / error > Certainly ? (some - others) / error : 0;
    }
}
