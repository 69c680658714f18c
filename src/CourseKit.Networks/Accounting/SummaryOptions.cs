namespace CourseKit.Networks.Accounting;

/// <summary>What a summary assumes.</summary>
public sealed record SummaryOptions
{
    /// <summary>What is assumed unless told otherwise.</summary>
    public static SummaryOptions Default { get; } = new();

    /// <summary>The name of the network, for its title; that of its type unless given.</summary>
    public string? Name { get; init; }

    /// <summary>Which numbers everything is kept in: values, parameters, gradients and what the optimizer keeps.</summary>
    public DataType DataType { get; init; } = DataType.Fp32;

    /// <summary>Who trains.</summary>
    public OptimizerState Optimizer { get; init; } = OptimizerState.Sgd;

    /// <summary>Whether layers that work value by value write over their input where nobody else
    /// reads it. This engine never does; PyTorch can be told to.</summary>
    public bool InPlace { get; init; }

    /// <summary>
    /// Whether the images that go in are kept while the network predicts. They are let go after the layer that reads them last
    /// unless set; when a tensor is passed to <see cref="Layer.Call"/>, it stays, since it is the caller's.
    /// </summary>
    public bool KeepsInput { get; init; }

    /// <summary>How much memory there is; where it is given, the summary says which batches fit into it.</summary>
    public ByteSize? Available { get; init; }
}
