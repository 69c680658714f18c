using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Accounting;

/// <summary>Row of a summary: one call of a layer, or several that are collapsed into one row.</summary>
public sealed record LayerSummary
{
    /// <summary>Gets the path of the layer in the network: <c>layer1.0.conv1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the layer with its options: <c>Conv2d(64, kernel 3, padding 1)</c>.</summary>
    public required string Layer { get; init; }

    /// <summary>Gets the output shape, batch first.</summary>
    public required Shape Output { get; init; }

    /// <summary>Gets the kernel as height × width; empty without one.</summary>
    public string Kernel { get; init; } = string.Empty;

    /// <summary>Gets the number of trainable parameters.</summary>
    public required Arithmetic TrainableParameters { get; init; }

    /// <summary>Gets the number of frozen parameters.</summary>
    public required Arithmetic FrozenParameters { get; init; }

    /// <summary>Gets the number of buffer values, which no gradient changes: the two running statistics of each channel of batch
    /// normalization.</summary>
    public required Arithmetic Buffers { get; init; }

    /// <summary>Gets the operations of a prediction.</summary>
    public required Operations Operations { get; init; }

    /// <summary>Gets the size of the output in bytes, in prediction; 0 for views and for layers that work in place.</summary>
    public required Arithmetic ActivationBytes { get; init; }

    /// <summary>Gets the total size in bytes of all activations that are alive while the layer is computed.</summary>
    public required long AliveBytes { get; init; }

    /// <summary>Gets the receptive field of one output value in the input image.</summary>
    public required ReceptiveField2d ReceptiveField { get; init; }

    /// <summary>Gets whether the layer was called before, and its parameters are counted there.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Gets whether the call is made in training only, as of an auxiliary classifier; it counts in parameters, not in
    /// operations.</summary>
    public bool IsOnlyInTraining { get; init; }

    /// <summary>Gets the number of calls in this row.</summary>
    public int Calls { get; init; } = 1;

    /// <summary>Gets the number of parameters, frozen ones included.</summary>
    public Arithmetic Parameters => TrainableParameters + FrozenParameters;

    /// <summary>Gets the fraction of the network's parameters, from 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>Gets the type of the layer: <c>Conv2d</c>.</summary>
    public string Kind => Layer.Split('(')[0];

    /// <summary>Collapses rows into one.</summary>
    internal static LayerSummary Of(string name, IReadOnlyList<LayerSummary> rows) => new()
    {
        Name = name,
        Layer = $"{rows.Sum(row => row.Calls)} layers",
        Output = rows[^1].Output,
        TrainableParameters = Arithmetic.Sum(rows.Select(row => row.TrainableParameters.Value)),
        FrozenParameters = Arithmetic.Sum(rows.Select(row => row.FrozenParameters.Value)),
        Buffers = Arithmetic.Sum(rows.Select(row => row.Buffers.Value)),
        Operations = new(Arithmetic.Sum(rows.Select(row => row.Operations.MultiplyAccumulates.Value)),
            Arithmetic.Sum(rows.Select(row => row.Operations.Others.Value))),
        ActivationBytes = Arithmetic.Sum(rows.Select(row => row.ActivationBytes.Value)),
        AliveBytes = rows.Max(row => row.AliveBytes),
        ReceptiveField = rows[^1].ReceptiveField,
        IsOnlyInTraining = rows.All(row => row.IsOnlyInTraining),
        Calls = rows.Sum(row => row.Calls),
        Share = rows.Sum(row => row.Share),
    };
}
