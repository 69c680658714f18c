using CourseKit.Tensors;

namespace CourseKit.Networks.Accounting;

/// <summary>A row of a summary: one call of a layer, or several that stand together.</summary>
public sealed record LayerSummary
{
    /// <summary>Where it is in the network: <c>layer1.0.conv1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The layer as it prints itself: <c>Conv2d(64, kernel 3, padding 1)</c>.</summary>
    public required string Layer { get; init; }

    /// <summary>The shape of what it gives.</summary>
    public required Shape Output { get; init; }

    /// <summary>Height × width of its window, if it has one.</summary>
    public string Kernel { get; init; } = string.Empty;

    /// <summary>How many parameters an optimizer changes.</summary>
    public required Arithmetic TrainableParameters { get; init; }

    /// <summary>How many parameters learn, but not now: they are frozen.</summary>
    public required Arithmetic FrozenParameters { get; init; }

    /// <summary>How many numbers it keeps that are not learned by gradients, like the two running
    /// statistics a channel of batch normalization.</summary>
    public required Arithmetic Buffers { get; init; }

    /// <summary>What it computes in prediction.</summary>
    public required Work Work { get; init; }

    /// <summary>How many bytes its result takes in prediction; none where it is its input under
    /// another shape, or written over its input.</summary>
    public required Arithmetic ActivationBytes { get; init; }

    /// <summary>How many bytes all results take that are needed while it is computed.</summary>
    public required long AliveBytes { get; init; }

    /// <summary>What one of its results sees of the images that go in.</summary>
    public required FieldOfView Sees { get; init; }

    /// <summary>Whether the same layer was called before: its parameters are counted there.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether it is there in training only, as an auxiliary classifier is; it counts in parameters, not in work.</summary>
    public bool IsOnlyInTraining { get; init; }

    /// <summary>How many calls it stands for.</summary>
    public int Calls { get; init; } = 1;

    /// <summary>How many parameters it learns, frozen ones included.</summary>
    public Arithmetic Parameters => TrainableParameters + FrozenParameters;

    /// <summary>Which part of the network's parameters that is, from 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>The kind of layer: <c>Conv2d</c>.</summary>
    public string Kind => Layer.Split('(')[0];

    /// <summary>Rows as one, which stands for all of them.</summary>
    internal static LayerSummary Of(string name, IReadOnlyList<LayerSummary> rows) => new()
    {
        Name = name,
        Layer = $"{rows.Sum(row => row.Calls)} layers",
        Output = rows[^1].Output,
        TrainableParameters = Arithmetic.Sum(rows.Select(row => row.TrainableParameters.Value)),
        FrozenParameters = Arithmetic.Sum(rows.Select(row => row.FrozenParameters.Value)),
        Buffers = Arithmetic.Sum(rows.Select(row => row.Buffers.Value)),
        Work = new(Arithmetic.Sum(rows.Select(row => row.Work.MultiplyAccumulates.Value)),
            Arithmetic.Sum(rows.Select(row => row.Work.Others.Value))),
        ActivationBytes = Arithmetic.Sum(rows.Select(row => row.ActivationBytes.Value)),
        AliveBytes = rows.Max(row => row.AliveBytes),
        Sees = rows[^1].Sees,
        IsOnlyInTraining = rows.All(row => row.IsOnlyInTraining),
        Calls = rows.Sum(row => row.Calls),
        Share = rows.Sum(row => row.Share),
    };
}
