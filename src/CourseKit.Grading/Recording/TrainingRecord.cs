using CourseKit.Networks;
using CourseKit.Networks.Training;
using CourseKit.Vision.Datasets;

namespace CourseKit.Grading.Recording;

/// <summary>Record of a training while it runs: its images and labels, losses, gradients and steps, whoever wrote its loop.</summary>
/// <param name="training">The images to train with.</param>
/// <param name="unseen">The images to measure with.</param>
internal sealed class TrainingRecord(ImageDataset training, ImageDataset unseen) : TrainingObserver
{
    /// <summary>The most calls and cross-entropies that wait for their backward pass.</summary>
    private const int MostWaiting = 8;

    /// <summary>The error of a sum of probabilities.</summary>
    private const float Rounding = 1e-4f;

    private readonly Lock gate = new();
    private readonly Queue<(Tensor Images, Tensor Output)> calls = [];
    private readonly Queue<(Tensor Scores, int[] Classes)> comparisons = [];
    private readonly Queue<(Shape Size, Tensor Output)> ofOtherSize = [];
    private readonly List<float> losses = [];
    private readonly List<double> rates = [];
    private readonly HashSet<Optimizer> optimizers = [];
    private readonly Dictionary<Layer, int> batches = [];
    private double rate;
    private bool areGradientsUsed;

    /// <summary>Gets the losses that gradients were computed of, in their order.</summary>
    public IReadOnlyList<float> Losses => losses;

    /// <summary>Gets the learning rate of each step.</summary>
    public IReadOnlyList<double> Rates => rates;

    /// <summary>Gets the number of steps of optimizers.</summary>
    public int Steps => rates.Count;

    /// <summary>Gets the optimizers that have made a step.</summary>
    public IReadOnlyCollection<Optimizer> Optimizers => optimizers;

    /// <summary>Gets the optimizer of the last step; null for none.</summary>
    public Optimizer? Optimizer { get; private set; }

    /// <summary>Gets the number of backward passes that have added gradients to those of a step before.</summary>
    public int AddedToUsed { get; private set; }

    /// <summary>Gets the number of steps that an optimizer made by the gradients of its step before.</summary>
    public int Repeated { get; private set; }

    /// <summary>Gets the networks that gradients were computed of, each with the number of its batches.</summary>
    public IReadOnlyDictionary<Layer, int> Batches => batches;

    /// <summary>Gets the number of cross-entropies that gradients were computed of, and of those among them that were given
    /// probabilities.</summary>
    public (int All, int OfProbabilities) CrossEntropies { get; private set; }

    /// <summary>Gets the number of cross-entropies whose labels were the classes with the highest scores, for all images of a
    /// batch.</summary>
    public int OfOwnAnswers { get; private set; }

    /// <summary>Gets the epoch that a training ended in for want of improvement, and the number of epochs that were asked for; null for
    /// none.</summary>
    public (int Epoch, int AskedFor)? EarlyEnd { get; private set; }

    /// <summary>Gets the images.</summary>
    public SeenImages Images { get; } = new(training, unseen);

    /// <summary>Gets the predictions of images to measure with.</summary>
    public TestPredictions Predictions { get; } = new(unseen);

    /// <summary>Gets what is known of the loss that was given to <c>Fit</c>.</summary>
    public GivenLoss Loss { get; } = new();

    /// <summary>Gets the shape of images of another size that gradients were computed for, without the batch; null for none.</summary>
    public Shape? OtherSize { get; private set; }

    /// <summary>Gets the changes of the weights.</summary>
    public WeightChanges Weights { get; } = new();

    /// <summary>Gets the ranges of scales and shifts.</summary>
    public VectorRanges Vectors { get; } = new();

    /// <summary>Gets the network that was called last with such images; null for none.</summary>
    public Layer? Called { get; private set; }

    /// <summary>Gets whether neither a loss nor a step was seen, as where a network was trained before.</summary>
    public bool IsEmpty => losses.Count == 0 && Steps == 0;

    /// <inheritdoc/>
    public override void OnCall(Layer network, Tensor input, Tensor output)
    {
        if (!IsOfImages(input))
        {
            NoteSize(input, output);
            return;
        }

        if (!network.IsTraining || !output.RequiresGrad)
        {
            OnPrediction(network, input);
        }

        lock (gate)
        {
            Called = network;
            Wait(calls, (input, output), output.RequiresGrad);
        }
    }

    /// <inheritdoc/>
    public override void OnPrediction(Layer network, Tensor input)
    {
        lock (gate)
        {
            Predictions.Add(network, input, Steps);
        }
    }

    /// <inheritdoc/>
    public override void OnLoss(Func<Tensor, Tensor, Tensor> loss, Tensor scores, Tensor labels) => Loss.Try(loss, scores, labels);

    /// <inheritdoc/>
    public override void OnDecision()
    {
        lock (gate)
        {
            Predictions.Decide(Steps);
        }
    }

    /// <inheritdoc/>
    public override void OnCrossEntropy(Tensor scores, IEnumerable<int> classes)
    {
        lock (gate)
        {
            Wait(comparisons, (scores, [.. classes]), scores.RequiresGrad);
        }
    }

    /// <inheritdoc/>
    public override void OnBackward(Tensor loss, IReadOnlyList<Tensor> reached)
    {
        lock (gate)
        {
            losses.AddRange(loss.Count == 1 ? [loss.Item()] : []);
            var compared = comparisons.Where(one => reached.Contains(one.Scores)).ToList();
            var called = calls.Where(one => reached.Contains(one.Output) && one.Output.Shape.Rank == 2).DistinctBy(one => one.Images)
                .ToList();
            CrossEntropies = (CrossEntropies.All + compared.Count,
                CrossEntropies.OfProbabilities + compared.Count(one => AreProbabilities(one.Scores)));
            OfOwnAnswers += compared.Count(one => one.Scores.Shape.Rank == 2
                && one.Classes.SequenceEqual(one.Scores.ArgMax(1).ToArray().Select(best => (int)best)));
            if (Called is not null)
            {
                Weights.Remember(Called);
                Vectors.Add(Called);
                batches[Called] = batches.GetValueOrDefault(Called) + 1;
            }

            foreach (var (images, _) in called)
            {
                Images.Add(images, (called, compared) is ([_], [(_, var given)]) && given.Length == images.Shape[0] ? given : null);
            }

            OtherSize ??= ofOtherSize.Where(one => reached.Contains(one.Output)).Select(one => (Shape?)one.Size).FirstOrDefault();
            ofOtherSize.Clear();
            AddedToUsed += areGradientsUsed && Optimizer!.Groups.SelectMany(group => group.Parameters)
                .Any(parameter => parameter.Value.HasGrad && reached.Contains(parameter.Value)) ? 1 : 0;
            areGradientsUsed = false;
            calls.Clear();
            comparisons.Clear();
        }
    }

    /// <inheritdoc/>
    public override void BeforeStep(Optimizer optimizer, double factor)
    {
        lock (gate)
        {
            Repeated += areGradientsUsed && optimizer == Optimizer ? 1 : 0;
            rate = optimizer.Groups.Max(group => group.LearningRate ?? optimizer.LearningRate) * factor;
            Weights.BeforeStep(optimizer.Groups.SelectMany(group => group.Parameters));
        }
    }

    /// <inheritdoc/>
    public override void AfterStep(Optimizer optimizer)
    {
        lock (gate)
        {
            Optimizer = optimizer;
            optimizers.Add(optimizer);
            rates.Add(rate);
            Weights.AfterStep();
            areGradientsUsed = true;
        }
    }

    /// <inheritdoc/>
    public override void OnEarlyEnd(int epoch, int askedFor) => EarlyEnd = (epoch, askedFor);

    private bool IsOfImages(Tensor input) => input.Shape.Rank == 4 && input.Shape[1..].Equals(unseen.Images.Shape[1..]);

    /// <summary>Keeps the size of images that nothing was computed of before, as inner layers' maps are.</summary>
    private void NoteSize(Tensor input, Tensor output)
    {
        lock (gate)
        {
            if (input.Shape.Rank == 4 && input.Shape[1] == unseen.Images.Shape[1] && !input.RequiresGrad)
            {
                Wait(ofOtherSize, (input.Shape[1..], output), output.RequiresGrad);
            }
        }
    }

    private static void Wait<T>(Queue<T> waiting, T one, bool isForGradients)
    {
        if (isForGradients)
        {
            waiting.Enqueue(one);
            while (waiting.Count > MostWaiting)
            {
                waiting.Dequeue();
            }
        }
    }

    private static bool AreProbabilities(Tensor scores)
    {
        var (values, classes) = (scores.ToArray(), scores.Shape[^1]);
        return values.All(score => score >= 0)
            && values.Chunk(classes).All(row => Math.Abs(row.Sum() - 1) < Rounding);
    }
}
