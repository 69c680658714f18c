namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>A dictionary in a checkpoint that holds tensors, which may be the state dict.</summary>
/// <param name="Path">The path of the dictionary in the checkpoint; null for the checkpoint itself.</param>
/// <param name="Tensors">The tensors of the dictionary, in order.</param>
/// <param name="IsConsistent">True if the dictionary holds nothing but tensors.</param>
internal sealed record TensorDictionary(PickledPath? Path, IReadOnlyList<(string Name, PickledTensor Tensor)> Tensors, bool IsConsistent)
{
    /// <summary>The names that training scripts give to the state of their model, the usual one first.</summary>
    private static readonly string[] UsualNames =
        ["state_dict", "model_state_dict", "model_state", "model", "net", "network", "params", "weights"];

    /// <summary>Gets the place of the dictionary among the usual names of a state dict: 0 for the most usual.</summary>
    private int Rank => Array.FindIndex(UsualNames, name => PickledPath.IsNamed(Path, name)) is >= 0 and var rank
        ? rank : UsualNames.Length;

    /// <summary>Returns whether this dictionary is the better choice where none is asked for by name: it has more tensors, or as many and
    /// nothing else, or a more usual name.</summary>
    public bool IsBetterThan(TensorDictionary other) =>
        (Tensors.Count, IsConsistent, -Rank).CompareTo((other.Tensors.Count, other.IsConsistent, -other.Rank)) > 0;

    /// <summary>Returns the path in quotes, as callers ask for it by name.</summary>
    public override string ToString() => Path is null ? "\"\" (the checkpoint itself)" : $"\"{Path}\"";
}
