namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>A dictionary in a checkpoint that holds tensors, which may be the state dict.</summary>
/// <param name="Path">Where it is; null for the checkpoint itself.</param>
/// <param name="Tensors">Its tensors, in order.</param>
/// <param name="IsConsistent">Whether it holds nothing but tensors.</param>
internal sealed record TensorDictionary(PickledPath? Path, IReadOnlyList<(string Name, PickledTensor Tensor)> Tensors, bool IsConsistent)
{
    /// <summary>What training scripts call the state of their model, the usual one first.</summary>
    private static readonly string[] UsualNames =
        ["state_dict", "model_state_dict", "model_state", "model", "net", "network", "params", "weights"];

    /// <summary>How usual its name is for a state dict: 0 for the most usual.</summary>
    private int Rank => Array.FindIndex(UsualNames, name => PickledPath.IsNamed(Path, name)) is >= 0 and var rank
        ? rank : UsualNames.Length;

    /// <summary>Whether it is the better choice where nobody says which is meant: it has more tensors, or as many and nothing else, or a
    /// name that is more usual.</summary>
    public bool IsBetterThan(TensorDictionary other) =>
        (Tensors.Count, IsConsistent, -Rank).CompareTo((other.Tensors.Count, other.IsConsistent, -other.Rank)) > 0;

    /// <summary>Its path in quotes, as it is asked for by name.</summary>
    public override string ToString() => Path is null ? "\"\" (the checkpoint itself)" : $"\"{Path}\"";
}
