namespace CourseKit.Networks.Accounting;

/// <summary>Assumptions of a summary.</summary>
public sealed record SummaryOptions
{
    /// <summary>Gets the defaults.</summary>
    public static SummaryOptions Default { get; } = new();

    /// <summary>Gets the name of the network, for the title; by default its type.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the data type of everything: activations, parameters, gradients and optimizer state.</summary>
    public DataType DataType { get; init; } = DataType.Fp32;

    /// <summary>Gets the optimizer that trains.</summary>
    public OptimizerState Optimizer { get; init; } = OptimizerState.Sgd;

    /// <summary>Gets whether element-wise layers work in place where nobody else reads their input. This engine never does; PyTorch's
    /// <c>inplace=True</c> does.</summary>
    public bool InPlace { get; init; }

    /// <summary>Gets whether the input stays in memory during a prediction, as when it is passed to <see cref="Layer.Call"/> by a caller
    /// who keeps it; by default it is freed after its last use.</summary>
    public bool KeepsInput { get; init; }

    /// <summary>Gets the available memory; if given, the summary says which batches fit into it.</summary>
    public ByteSize? Available { get; init; }
}
