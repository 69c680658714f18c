using CourseKit.Grading.Recording;
using CourseKit.Networks;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Grading.Kinds;

/// <summary>Faults of a training that were seen while it ran.</summary>
/// <param name="record">The record of the training.</param>
/// <param name="network">The network that it gave.</param>
/// <param name="training">The images to train with.</param>
/// <param name="unseen">The recognition of images that it has not seen.</param>
internal sealed class RecordedFault(TrainingRecord record, Layer network, ImageDataset training, Recognition unseen)
{
    /// <summary>The part of a training from which on what goes wrong in it is told.</summary>
    private const double Some = 0.1, Many = 0.25, Most = 0.5;

    /// <summary>The number of batches for a step from which on their gradients hardly make a training.</summary>
    private const int ManyBatches = 10;

    /// <summary>The fewest steps, and the fewest images, of which anything is said in general.</summary>
    private const int FewestSteps = 5, FewestImages = 100;

    /// <summary>The part of the largest learning rate below which steps change nothing, and the change of all weights from which on they
    /// change something, as a part of them.</summary>
    private const double Nothing = 1e-3, Noticeable = 1e-3;

    /// <summary>Returns the fault of the loop, in sentences: of what it computes, for which images and labels; null for none that was
    /// seen.</summary>
    public string? OfLoop() => OtherNetwork() ?? NewNetworks() ?? TwoSoftmaxes() ?? NegativeLoss() ?? KeptGradients() ?? AlwaysOneLabel()
        ?? OwnAnswers() ?? OtherLabels() ?? OneLabel() ?? MissingLabels() ?? RareSteps() ?? NoBatchCounted();

    /// <summary>Returns the fault of the steps, in sentences: of what they change and keep; null for none that was seen.</summary>
    public string? OfSteps() => LowSchedule() ?? EndedSchedule() ?? LeftOut() ?? Unchanged() ?? NewOptimizers();

    /// <summary>Returns a sentence on weights that were all alike in front of the first step; null where the last layer's alone were,
    /// which may be.</summary>
    public string? AlikeStart()
    {
        var alike = Weights().Where(named => record.Weights.StartOf(named.Parameter) is { } start
            && SameWeights.AreAlike(start, named.Parameter.Shape[0])).ToList();
        var areZero = alike.All(named => record.Weights.StartOf(named.Parameter)!.All(value => value == 0));
        return alike.Count == 0 || (alike.Count == 1 && alike[0].Name == Weights().Last().Name) ? null
            : $"In front of your first step, all filters, or units, of {Names(alike.Select(named => named.Name))} had the same weights" +
                $"{(areZero ? ", all of them 0" : string.Empty)}. Which gradient has a layer behind which all weights are 0, and what " +
                "tells two filters apart that begin alike? Has `Build` been given a generator to draw numbers by, and does the " +
                "initializer draw any?";
    }

    private string? OtherNetwork() =>
        unseen.IsAboutGuessing && record.Weights.Parameters.Count > 0
        && !Weights().Any(named => record.Weights.Parameters.Contains(named.Parameter))
            ? "Your steps change the weights of one network, and another one comes back: none of its weights was in any step. Which " +
                "variable holds the network that was trained?"
            : null;

    /// <summary>A sentence on steps that changed another network of the same layers; null for none, as where a part was left
    /// out.</summary>
    private string? NewNetworks()
    {
        var (own, all) = (record.Weights.StepsOf(network), record.Steps);
        var others = record.Weights.Parameters.Except(network.Parameters.Select(named => named.Parameter)).ToList();
        return own == 0 || own > Most * all || !Weights().All(named => others.Any(other => other.Shape == named.Parameter.Shape)) ? null
            : Invariant($"Your training made {all:N0} steps, and {own:N0} of them with the network that comes back: the others changed ") +
                "networks that are gone. Does one begin anew in each epoch?";
    }

    private string? AlwaysOneLabel() =>
        record.Images is { OnlyLabel: { } only, Labeled: var (all, wrong) } && wrong > Some * all
            ? $"Your loss was given the label «{training.ClassNames[only]}» for every image, whatever it shows. How small does the loss " +
                "become by answering always that, and where do the images' own labels stand?"
            : null;

    private string? OwnAnswers() => record.CrossEntropies.All > FewestSteps && record.OfOwnAnswers > Most * record.CrossEntropies.All
        && record.Images.Labeled is var (all, wrong) && wrong > Some * all
            ? "The labels that your loss was given are the network's own answers, those with the highest scores. What can it learn from " +
                "them, and where do the images' own labels stand?"
            : null;

    private string? TwoSoftmaxes() => record.CrossEntropies is var (all, ofProbabilities) && ofProbabilities > Most * all
        && !unseen.AreProbabilities
            ? "Your cross-entropy gets numbers that add up to 1 for each image, as they come out of a softmax. It has a softmax inside: " +
                "how small can the loss become behind two of them?"
            : null;

    private string? NegativeLoss() => record.CrossEntropies.All > 0 && record.Losses.Count(loss => loss < 0) > Most * record.Losses.Count
        ? "The losses of your training are below 0, which no cross-entropy is. Where does the minus come from, and do the steps lower " +
            "the loss then, or raise it?"
        : null;

    private string? KeptGradients() => record.AddedToUsed > Most * record.Steps
        ? Invariant($"In {record.AddedToUsed:N0} of your {record.Steps:N0} steps, `Backward()` added to gradients that the step before ") +
            "had used already. When are they taken away: once in a while, or in each step?"
        : null;

    private string? OtherLabels() =>
        record.Images is not { Labeled: var (all, wrong), Exchange: var (own, given) } || wrong <= Some * all ? null
        : record.Images.IsRelabeledByRule
            ? $"Each image of «{training.ClassNames[own]}» came to your loss with the label «{training.ClassNames[given]}». Which of " +
                "your lines changes labels?"
        : $"Of the images that your loss was computed for, {TrainingFault.Percent(wrong / (double)all)} came with another label than in " +
            $"`train`: the first of them shows «{training.ClassNames[own]}», and the loss was given «{training.ClassNames[given]}». Are " +
            "images and labels taken in the same order?";

    private string? OneLabel() => record.Images is var seen && seen.OfOneLabel > Most * seen.Batches
        ? Invariant($"In {seen.OfOneLabel:N0} of your {seen.Batches:N0} batches, all images had one label. How small does the loss ") +
            "become by giving every image this label, and what is left of that in the next batch? What mixes the images?"
        : null;

    private string? MissingLabels() => record.Images is { Count: >= FewestImages, Missing: { Count: > 0 } missing }
        ? $"No image with the label {string.Join(" or ", missing.Select(label => $"«{training.ClassNames[label]}»"))} was in any of " +
            "your batches. Where does your training take its images from?"
        : null;

    private string? RareSteps() => record.Steps > 0 && record.Images.Batches >= ManyBatches * record.Steps
        ? Invariant($"Your training computed gradients of {record.Images.Batches:N0} batches, and made {record.Steps:N0} ") +
            $"{(record.Steps == 1 ? "step" : "steps")}. Where does `Step` stand: in the loop over the batches, or behind it?"
        : null;

    private string? NoBatchCounted() => record.Steps > 0
        && network.Parameters.Where(named => named.Parameter.Spec.Kind is ParameterKind.Counter).ToList() is { Count: > 0 } counters
        && counters.All(named => named.Parameter.Value.Item() == 0)
            ? Invariant($"Your training made {record.Steps:N0} steps, and your normalizations have counted no batch: they computed as ") +
                "in evaluation mode. Which call puts a network into training mode?"
            : null;

    private string? LowSchedule() =>
        record is { Steps: >= FewestSteps, Optimizer: { Schedule: not Constant, LearningRate: var given } }
        && record.Rates.Max() is var largest && largest < Most * given
            ? Invariant($"A schedule kept your learning rate at {largest:0.######} or below, of the {given:0.######} that you gave. Of ") +
                Invariant($"how many steps does it know? Your training made {record.Steps:N0}.")
            : null;

    private string? EndedSchedule()
    {
        var largest = record.Rates.DefaultIfEmpty(0).Max();
        var end = record.Rates.Count - record.Rates.Reverse().TakeWhile(rate => rate <= Nothing * largest).Count();
        return record.Steps - end <= Many * record.Steps ? null
            : Invariant($"From step {end + 1:N0} on, the learning rate is 0, or nearly so, and your training makes {record.Steps:N0} ") +
                "steps. Where does the learning rate come from" +
                (record.Optimizer is { Schedule: Constant } ? "?" : ", and of how many steps does a schedule know?");
    }

    /// <summary>A sentence on weights that could learn and that no optimizer has, where it has other parameters of the network; null for
    /// none.</summary>
    private string? LeftOut()
    {
        var given = record.Optimizers.SelectMany(one => one.Groups).SelectMany(group => group.Parameters).ToHashSet();
        var left = Weights().Where(named => named.Parameter.IsTrainable && !given.Contains(named.Parameter)
            && record.Weights.StartOf(named.Parameter)?.SequenceEqual(named.Parameter.Value.ToArray()) is true).Select(named => named.Name)
            .ToList();
        var others = network.Parameters.Where(named => given.Contains(named.Parameter)).Select(named => named.Name).ToList();
        return left.Count == 0 || others.Count == 0 ? null
            : $"The weights {Names(left)} are as they were in front of your first step: they are in no group of your optimizer, which " +
                $"has {Names(others.Take(3))}{(others.Count > 3 ? " and more" : string.Empty)}. Which parameters does an optimizer " +
                "change, and what is it to be made with to have all?";
    }

    private string? Unchanged()
    {
        var unchanged = Weights().Where(named => record.Weights.StartOf(named.Parameter) is not { } start
            || start.SequenceEqual(named.Parameter.Value.ToArray())).Select(named => named.Name).ToList();
        return unchanged.Count == 0 || record.Steps == 0 || record.Weights.Moved(network) is not > Noticeable ? null
            : $"The weights {Names(unchanged)} are as they were in front of your first step. Are they frozen, in no group of the " +
                "optimizer, or does no gradient come to them?";
    }

    private string? NewOptimizers() => record.Steps < FewestSteps || record.Optimizers.Count < record.Steps
        || record.Optimizer is Sgd { Momentum: 0 } and { Schedule: Constant } ? null
        : Invariant($"Each of your {record.Steps:N0} steps was made by an optimizer of its own. {record.Optimizer!.GetType().Name} goes ") +
            "by what it keeps of the steps before: what does a new one know of them?";

    private IEnumerable<(string Name, Parameter Parameter)> Weights() =>
        network.Parameters.Where(named => named.Parameter is { Spec.Kind: ParameterKind.Learned, Shape.Rank: >= 2 });

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
