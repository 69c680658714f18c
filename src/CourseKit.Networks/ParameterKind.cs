namespace CourseKit.Networks;

/// <summary>Who changes a parameter.</summary>
public enum ParameterKind
{
    /// <summary>An optimizer, by its gradient.</summary>
    Learned,

    /// <summary>The layer itself while it trains, like the running mean of batch normalization: what PyTorch calls a buffer.</summary>
    Statistic,

    /// <summary>The layer itself, to count its batches; kept for the file's sake, and in no count of parameters.</summary>
    Counter,
}
