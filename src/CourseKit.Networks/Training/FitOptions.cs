using CourseKit.Tensors;

namespace CourseKit.Networks.Training;

/// <summary>Options for the training of a network.</summary>
public sealed record FitOptions
{
    /// <summary>Gets the number of epochs, passes through all training examples: 5 unless set.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Gets the optimizer, made of the same network; Adam with its defaults unless set.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>Gets the loss, of scores and labels; cross-entropy unless set.</summary>
    public Func<Tensor, Tensor, Tensor> Loss { get; init; } = (scores, labels) => scores.CrossEntropy(labels);

    /// <summary>Gets the measures beside the loss: accuracy unless set.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [Metric.Accuracy];

    /// <summary>Gets the largest norm of the gradients, to which they are clipped; null for no limit.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Gets the receiver of the progress, after each step; null for the display of the host, where it has one.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }
}
