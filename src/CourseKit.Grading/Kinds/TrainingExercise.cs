using System.Runtime.CompilerServices;
using CourseKit.Networks;
using CourseKit.Vision.Datasets;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for a trained network, or for a function that trains one: <c>(train, random) => network</c>. The network is
/// measured on images that it has not seen.</summary>
/// <remarks>A function is called once, with a seeded generator, and has <see cref="Exercise.Limit"/> to train in.</remarks>
public abstract class TrainingExercise(string id, string title) : PropertyExercise<Func<ImageDataset, Generator, Layer>>(id, title)
{
    /// <summary>The difference between images to train with and unseen ones from which on it is told, and the factor up to which a network
    /// is compared with guessing.</summary>
    private const double LearnedByHeart = 0.1, LittleMore = 1.5;

    private readonly ConditionalWeakTable<Func<ImageDataset, Generator, Layer>, StrongBox<Layer?>> trained = [];
    private ImageDataset? training, unseen;

    /// <summary>Gets the part of the unseen images that has to be recognized, from 0 to 1.</summary>
    protected abstract double Goal { get; }

    /// <summary>Gets the time that an answer has to train in, and the check to measure: 2 min unless overridden.</summary>
    public override TimeSpan Limit => TimeSpan.FromMinutes(2);

    /// <summary>Returns the images to train with, which a function is given.</summary>
    protected abstract ImageDataset MakeTraining();

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
            ? verdict with { Remarks = [.. verdict.Remarks, curve] } : verdict;
    }

    /// <inheritdoc/>
    protected sealed override IEnumerable<Property<Func<ImageDataset, Generator, Layer>>> Properties(Generator random)
    {
        yield return new("A network comes back that gives each image a score for every class", train =>
            (Recognition.Of(Train(train), Unseen.Take(1)).Classes.Count == 1, "a network"));
        yield return new($"At least {Percent(Goal)} of images that it has not seen are recognized", train =>
            Accuracy(train) is var accuracy ? (accuracy >= Goal, Measured(accuracy)) : default);
    }

    /// <inheritdoc/>
    protected override string? Diagnose(Func<ImageDataset, Generator, Layer> answer)
    {
        var (seen, unseen) = (Recognition.Of(Train(answer), Training).Accuracy, Recognition.Of(Train(answer), Unseen));
        var guessed = 1.0 / Unseen.ClassNames.Count;
        return unseen.OnlyClass is { } only ? $"Your network gives every image the same class, «{Unseen.ClassNames[only]}»."
            : unseen.Accuracy < LittleMore * guessed
                ? $"Guessing would recognize {Percent(guessed)}. Do your steps change the parameters of the network that you hand in?"
            : seen - unseen.Accuracy > LearnedByHeart
                ? $"Of the images to train with, your network recognizes {Percent(seen)}. What keeps it from learning them by heart?"
            : seen < Goal ? $"Of the images to train with, your network recognizes no more than {Percent(seen)}. Does its loss still fall?"
            : null;
    }

    private protected sealed override IEnumerable<Remark> Remarks(
        Func<ImageDataset, Generator, Layer> answer, IReadOnlyList<string> changedInputs, bool isRight) =>
        base.Remarks(answer, changedInputs, isRight)
            .Concat(isRight ? [new Remark($"Measured on images that it has not seen: {Measured(Accuracy(answer))}.", Fails: false)] : []);

    /// <summary>Gets false: the images are the same for every seed, and to train for other exercises would take minutes.</summary>
    private protected sealed override bool HasRandomTrials => false;

    private ImageDataset Training => training ??= MakeTraining();

    private ImageDataset Unseen => unseen ??= MakeUnseen();

    /// <summary>The network of an answer, which is trained once.</summary>
    private Layer Train(Func<ImageDataset, Generator, Layer> train) =>
        trained.GetValue(train, _ => new StrongBox<Layer?>(train(Training, new Generator(Seed)))).Value
            ?? throw new ArgumentNullException(null, "A network comes back. Received: null.");

    /// <summary>Gets what was trained: another training would take as long again.</summary>
    private protected override RecordedAnswer LastCall(Property<Func<ImageDataset, Generator, Layer>> property, Delegate answer) =>
        trained.TryGetValue((Func<ImageDataset, Generator, Layer>)answer, out var network)
            ? RecordedAnswer.That(answer, network.Value) : base.LastCall(property, answer);

    private double Accuracy(Func<ImageDataset, Generator, Layer> train) => Recognition.Of(Train(train), Unseen).Accuracy;

    private string Measured(double accuracy)
    {
        var distance = FormattableString.Invariant($"{100 * Math.Abs(accuracy - Goal):0.0} percentage points");
        return $"{Percent(accuracy)}, {distance} {(accuracy >= Goal ? "above" : "below")} the goal";
    }

    private static string Percent(double part) => FormattableString.Invariant($"{100 * part:0.#} %");
}
