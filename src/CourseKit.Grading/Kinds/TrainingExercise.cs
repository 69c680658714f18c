using System.Globalization;
using CourseKit.Grading.Inspection;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for a trained network, or for a function that trains one: <c>(train, random) => network</c>. The network is
/// measured on images that it has not seen.</summary>
/// <remarks>A function is called once, with a seeded generator, and has <see cref="Exercise.Limit"/> to train in.</remarks>
public abstract class TrainingExercise(string id, string title) : PropertyExercise<Func<ImageDataset, Generator, Layer>>(id, title)
{
    /// <summary>Half of what the decimal of a percentage counts.</summary>
    private const double HalfADecimal = 0.0005;

    private ImageDataset? training, unseen;

    /// <summary>The answer that was trained last, to which all that is asked in a check belongs: a record is too large to keep
    /// many.</summary>
    private (Func<ImageDataset, Generator, Layer> Answer, TrainedNetwork Network)? last;

    /// <summary>Gets the part of the unseen images that has to be recognized, from 0 to 1.</summary>
    protected abstract double Goal { get; }

    /// <summary>Gets the time that an answer has to train in, and the check to measure: 2 min unless overridden.</summary>
    public override TimeSpan Limit => TimeSpan.FromMinutes(2);

    /// <summary>Gets the rules that the network keeps whatever it has learned, as those of <see cref="NetworkRule"/>; none unless
    /// overridden.</summary>
    protected virtual IReadOnlyList<Property<Summary>> StructureRules => [];

    /// <summary>Gets the rules that the trained network keeps in its numbers, as that its normalizations have seen few batches; none unless
    /// overridden.</summary>
    protected virtual IReadOnlyList<Property<Layer>> TrainedRules => [];

    /// <summary>Gets the rules that the steps of the training keep, as which optimizer made them; none unless overridden.</summary>
    protected virtual IReadOnlyList<Property<TrainingSteps>> StepRules => [];

    /// <summary>Returns the images to train with, which a function is given.</summary>
    protected abstract ImageDataset MakeTraining();

    /// <summary>Returns the set that the images to train with are a part of, and no other image of which is to be trained with; null,
    /// unless overridden, for none.</summary>
    protected virtual ImageDataset? MakeWhole() => null;

    /// <summary>Returns the images to measure with.</summary>
    protected abstract ImageDataset MakeUnseen();

    /// <summary>Returns the verdict on a trained network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="losses">The losses of its training, step by step, about which the verdict says something too; null for
    /// none.</param>
    public Verdict Check(Layer? network, IReadOnlyList<float>? losses = null) =>
        Check(network is null ? null : (_, _) => network, losses ?? []);

    /// <summary>Returns the verdict on a function that trains a network.</summary>
    /// <param name="train">The function.</param>
    /// <param name="losses">The list that the function adds its losses to, step by step.</param>
    public Verdict Check(Func<ImageDataset, Generator, Layer>? train, IReadOnlyList<float> losses)
    {
        var verdict = Check(train);
        return verdict.Outcome is not Outcome.NotAttempted && LossCurve.Describe(losses) is { Length: > 0 } curve
            && verdict.Relation?.Contains(curve, StringComparison.Ordinal) is not true
            ? verdict with { Remarks = [.. verdict.Remarks, curve] } : verdict;
    }

    /// <inheritdoc/>
    protected sealed override IEnumerable<Property<Func<ImageDataset, Generator, Layer>>> Properties(Generator random)
    {
        yield return new("A network comes back that gives each image a score for every class", train =>
            (Recognition.Of(NetworkOf(train), Unseen.Take(1)).Classes.Count == 1, "a network"));
        foreach (var rule in StructureRules)
        {
            yield return new(rule.Rule, train => rule.Observe(SummaryOf(train)))
            {
                Expected = rule.Expected,
                Advise = train => rule.Advise?.Invoke(SummaryOf(train)),
            };
        }

        foreach (var rule in TrainedRules)
        {
            yield return new(rule.Rule, train => rule.Observe(NetworkOf(train)))
            {
                Expected = rule.Expected,
                Advise = train => rule.Advise?.Invoke(NetworkOf(train)),
            };
        }

        foreach (var rule in StepRules)
        {
            yield return new(rule.Rule, train => rule.Observe(StepsOf(train)))
            {
                Expected = rule.Expected,
                Advise = train => rule.Advise?.Invoke(StepsOf(train)),
            };
        }

        yield return new($"At least {TrainingFault.Percent(Goal)} of images that it has not seen are recognized", train =>
            Accuracy(train) is var accuracy ? (accuracy >= Goal, Measured(accuracy)) : default)
        {
            Advise = train => Trained(train).Fault(() => FaultsOf(train).Certain()) ?? FaultsOf(train).Likely(),
        };
    }

    /// <inheritdoc/>
    protected override string? Diagnose(Func<ImageDataset, Generator, Layer> answer) =>
        Trained(answer).Thrown is { } thrown ? CodeOf(answer).AboutThrown(thrown) : base.Diagnose(answer);

    /// <summary>Returns whether a training shows a fault that has nothing to do with the layers of its network: steps along the gradient,
    /// gradients that are never forgotten, scores that are no numbers.</summary>
    protected bool IsTrainedWrongly(Func<ImageDataset, Generator, Layer> answer) =>
        Trained(answer).Fault(() => FaultsOf(answer).Certain()) is not null;

    /// <summary>Returns the network of an answer, which is trained once.</summary>
    protected Layer NetworkOf(Func<ImageDataset, Generator, Layer> answer) => Trained(answer).Network;

    /// <summary>Returns the steps in which the network of an answer was trained.</summary>
    protected TrainingSteps StepsOf(Func<ImageDataset, Generator, Layer> answer) => new(Trained(answer).Record, NetworkOf(answer));

    /// <summary>Returns questions about options that the code of an answer sets, as a weight decay, and that may help or harm; empty for
    /// none.</summary>
    protected string AboutOptions(Func<ImageDataset, Generator, Layer> answer) => CodeOf(answer).AboutOptions;

    /// <summary>Returns the summary of the network of an answer, for a single image.</summary>
    protected Summary SummaryOf(Func<ImageDataset, Generator, Layer> answer) =>
        NetworkOf(answer).Summarize([1, .. Unseen.Images.Shape[1..]]);

    /// <summary>Returns the shape of what the network of an answer gives for a single image, also where the training ended in an exception
    /// of shapes.</summary>
    protected Shape OutputOf(Func<ImageDataset, Generator, Layer> answer) =>
        (Trained(answer).Last ?? NetworkOf(answer)).Infer([1, .. Unseen.Images.Shape[1..]]);

    private protected sealed override string TimeUp =>
        "Fewer epochs, a larger batch or a smaller network take less time. How long does one epoch take, and how many do you ask for?";

    private protected sealed override IEnumerable<Remark> Remarks(
        Func<ImageDataset, Generator, Layer> answer, IReadOnlyList<string> changedInputs, bool isRight) =>
        base.Remarks(answer, changedInputs, isRight).Concat(isRight ? RemarksOnRight(answer) : []);

    /// <summary>Gets false: the images are the same for every seed, and to train for other exercises would take minutes.</summary>
    private protected sealed override bool HasRandomTrials => false;

    private ImageDataset Training => training ??= MakeTraining();

    private ImageDataset Unseen => unseen ??= MakeUnseen();

    /// <summary>Gets what was trained: another training would take as long again.</summary>
    private protected override RecordedAnswer LastCall(Property<Func<ImageDataset, Generator, Layer>> property, Delegate answer) =>
        last is ({ } trained, var network) && ReferenceEquals(trained, answer)
            ? RecordedAnswer.That(answer, network.Returned, network.Thrown) : base.LastCall(property, answer);

    private IEnumerable<Remark> RemarksOnRight(Func<ImageDataset, Generator, Layer> answer)
    {
        var test = new SeenTest(NetworkOf(answer), Training, RecognitionOf(answer), Trained(answer).Record);
        if (test.Suspicion() is { } suspicion)
        {
            yield return new Remark(suspicion, Fails: true);
        }
        else if (test.Looks() is { } looks)
        {
            yield return new Remark(looks, Fails: false);
        }

        if (new OtherImages(NetworkOf(answer), Unseen, RecognitionOf(answer)).OfScale(Trained(answer).Record.Images) is { } scale)
        {
            yield return new Remark(scale, Fails: false);
        }

        var seen = Trained(answer).Record.Images;
        if (seen.Unknown > 0 && MakeWhole() is { } whole && seen.AreOf(whole))
        {
            yield return new Remark(Invariant($"your training computed gradients for other images than the {Training.Count:N0} of ") +
                "`train`. Where do they come from? What a training is worth is compared on the same images.", Fails: true);
        }

        if (ScoresInTraining.OfOneAlone(NetworkOf(answer), Unseen) is { } dependent)
        {
            yield return new Remark(dependent, Fails: false);
        }

        yield return new Remark($"Measured on images that it has not seen: {Measured(Accuracy(answer))}.", Fails: false);
    }

    private TrainingFault FaultsOf(Func<ImageDataset, Generator, Layer> answer) => new(
        NetworkOf(answer), Training, Unseen, RecognitionOf(answer), Goal, CodeOf(answer), Trained(answer).Record);

    private TrainingCode CodeOf(Func<ImageDataset, Generator, Layer> answer) => new(CalledMethod.Of(answer, GetType().Assembly));

    private TrainedNetwork Trained(Func<ImageDataset, Generator, Layer> answer)
    {
        if (last is not ({ } trained, var network) || !ReferenceEquals(trained, answer))
        {
            network = TrainedNetwork.By(answer, Training, Unseen, new Generator(Seed));
            last = (answer, network);
        }

        return network;
    }

    private Recognition RecognitionOf(Func<ImageDataset, Generator, Layer> answer) => Trained(answer).Recognize(Unseen);

    private double Accuracy(Func<ImageDataset, Generator, Layer> answer) => RecognitionOf(answer).Accuracy;

    private string Measured(double accuracy)
    {
        // With one decimal, what is just below the goal would look as if it were there.
        var isNear = Math.Abs(accuracy - Goal) < HalfADecimal;
        var measured = isNear ? FormattableString.Invariant($"{100 * accuracy:0.00} %") : TrainingFault.Percent(accuracy);
        var distance = (100 * Math.Abs(accuracy - Goal)).ToString(isNear ? "0.00" : "0.0", CultureInfo.InvariantCulture);
        return $"{measured}, {distance} percentage points {(accuracy >= Goal ? "above" : "below")} the goal";
    }
}
