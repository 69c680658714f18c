using CourseKit.Tensors;

namespace CourseKit.Networks.Training;

/// <summary>Options for the training of a network.</summary>
public sealed record FitOptions
{
    /// <summary>Gets the number of epochs, passes through all training examples: 5 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Epochs
    {
        get;
        init => field = Checks.AtLeastOne(value, nameof(Epochs));
    } = 5;

    /// <summary>Gets the optimizer, made of the same network; Adam with its defaults unless set.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>Gets the loss, of scores and labels; unless set cross-entropy, with classes or with their probabilities.</summary>
    public Func<Tensor, Tensor, Tensor> Loss { get; init; } = (scores, labels) => scores.CrossEntropy(labels);

    /// <summary>Gets the measures beside the loss: accuracy unless set.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [Metric.Accuracy];

    /// <summary>Gets the largest norm of the gradients, to which they are clipped; null for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public double? ClipNorm
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(
            nameof(ClipNorm), $"The largest norm of gradients is above 0. Received: {value}.");
    }

    /// <summary>Gets the rule by which training ends before the last epoch; null for none.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Gets whether the network has the weights of its best epoch at the end, rather than those of the last: the epoch of the
    /// lowest validation loss, of the lowest training loss without a validation set, or what <see cref="EarlyStopping"/>
    /// watches.</summary>
    public bool RestoreBest { get; init; }

    /// <summary>Gets the file to which the state is saved after each epoch, whole or not at all; null for none. See
    /// <see cref="Training.Checkpoint"/>.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Gets whether training goes on where <see cref="Checkpoint"/> says, to the same bits as if it had never ended. Without
    /// such a file it begins with the first epoch; <see cref="Epochs"/> counts those before too.</summary>
    public bool Resume { get; init; }

    /// <summary>Gets the request to end after the current batch.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Gets the receiver of the progress, after each step; null for the display of the host, where it has one.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Computes the loss of a batch; what does not fit is reported with the place of the batch.</summary>
    internal Tensor LossOf(Tensor scores, Batch batch, string place)
    {
        try
        {
            return Loss(scores, batch.Labels);
        }
        catch (ShapeException problem)
        {
            throw problem.At(place);
        }
    }

    /// <summary>Makes sure that a network can be trained with these options on these batches.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    /// <exception cref="InvalidOperationException">The network is not built.</exception>
    internal void RequireTrainable(Layer network, IBatches train)
    {
        if (train.Count < 1)
        {
            throw new ArgumentException("An epoch has at least one batch. Received: batches of which there are none.");
        }

        if (!network.IsBuilt)
        {
            throw new InvalidOperationException("A network is trained once it has parameters: call Build([1, 1, 28, 28], new "
                + $"Generator(1)) before Fit, with the shape of your images. Received: {network.ShortName}, which is not built.");
        }

        if (Metrics.GroupBy(metric => metric.Name).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            throw new ArgumentException($"Each metric has a name of its own. Received: {twice} twice.");
        }

        RequireOptimizerOf(network);
    }

    /// <summary>Makes sure that a run has what its options look at.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    internal void RequireRun(IBatches? validation)
    {
        if (Resume && Checkpoint is null)
        {
            throw new ArgumentException("A run is resumed from a file. Received: Resume without Checkpoint. Set Checkpoint to its name.");
        }

        if (EarlyStopping is not null && validation is null)
        {
            throw new ArgumentException(
                "Early stopping watches a validation set. Received: none. Give Fit validation batches, or leave EarlyStopping out.");
        }

        if (EarlyStopping?.Metric is { } watched && !Metrics.Contains(watched))
        {
            throw new ArgumentException("Early stopping watches one of the metrics that are measured: "
                + $"{string.Join(", ", Metrics.Select(metric => metric.Name))}. Received: {watched.Name}. Add it to Metrics.");
        }
    }

    private void RequireOptimizerOf(Layer network)
    {
        var known = network.Parameters.Select(named => named.Parameter).ToHashSet();
        var trained = Optimizer?.Groups.SelectMany(group => group.Parameters).ToList() ?? [];
        if (trained.Find(parameter => !known.Contains(parameter)) is { } foreign)
        {
            throw new ArgumentException("The optimizer of Fit is made of the network that is trained. Received: one with a parameter that "
                + $"this network does not have, {foreign}. Make it of this network: new {Optimizer!.GetType().Name}(network).");
        }

        if (Optimizer is not null && !trained.Exists(parameter => parameter.IsTrainable))
        {
            throw new ArgumentException("Training changes parameters. Received: an optimizer whose parameters are all frozen. "
                + "Unfreeze() what is to be trained.");
        }
    }
}
