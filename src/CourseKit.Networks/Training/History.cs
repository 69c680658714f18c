namespace CourseKit.Networks.Training;

/// <summary>Course of a training run: what each epoch came to, and the loss of each step.</summary>
public sealed partial class History
{
    private readonly List<EpochResult> epochs = [];
    private readonly List<float> losses = [];

    /// <summary>Gets the epochs, in order.</summary>
    public IReadOnlyList<EpochResult> Epochs => epochs;

    /// <summary>Gets the loss of each step, in order.</summary>
    public IReadOnlyList<float> Losses => losses;

    /// <summary>Gets the number of steps of an epoch.</summary>
    public int StepsPerEpoch { get; internal set; } = 1;

    /// <summary>Gets the best epoch, as <see cref="FitOptions.RestoreBest"/> understands it; null before the end of the first.</summary>
    public EpochResult? Best { get; internal set; }

    /// <summary>Gets whether the run was stopped before its end, as by the button that stops a cell: then the last losses may be those of
    /// an epoch that did not end.</summary>
    public bool IsStopped { get; internal set; }

    internal void Add(float loss) => losses.Add(loss);

    internal void Add(EpochResult epoch) => epochs.Add(epoch);
}
