namespace CourseKit.Networks.Training;

/// <summary>Course of a training run: what each epoch came to, and the loss of each step.</summary>
public sealed class History
{
    private readonly List<EpochResult> epochs = [];
    private readonly List<float> losses = [];

    /// <summary>Gets the epochs, in order.</summary>
    public IReadOnlyList<EpochResult> Epochs => epochs;

    /// <summary>Gets the loss of each step, in order.</summary>
    public IReadOnlyList<float> Losses => losses;

    internal void Add(float loss) => losses.Add(loss);

    internal void Add(EpochResult epoch) => epochs.Add(epoch);
}
