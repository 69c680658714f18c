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

    /// <summary>The ends of the names of a layer's own parameters; optimizers, data and statistics have others.</summary>
    private static readonly string[] NamesOfParameters = ["weight", "bias"];

    /// <summary>Gets the number of elements of the tensors that are called like a layer's parameters.</summary>
    private decimal Parameters { get; } = Elements(Tensors.Where(named =>
        Array.Exists(NamesOfParameters, ending => named.Name.EndsWith(ending, StringComparison.Ordinal))));

    /// <summary>Gets the number of elements of all tensors.</summary>
    private decimal Numbers { get; } = Elements(Tensors);

    /// <summary>Gets whether the dictionary has parameters, and the name that a training script gives to them.</summary>
    private bool IsUsual => Parameters > 0 && Rank < UsualNames.Length;

    /// <summary>Gets the place of the dictionary among the usual names of a state dict: 0 for the most usual.</summary>
    private int Rank => Array.FindIndex(UsualNames, name => PickledPath.IsNamed(Path, name)) is >= 0 and var rank
        ? rank : UsualNames.Length;

    /// <summary>Returns whether this dictionary is the better choice where none is asked for by name: it holds parameters under a usual
    /// name, or more parameters, or more numbers; or as many and nothing else, or a more usual name.</summary>
    /// <remarks>The state of an optimizer is larger than the weights that it belongs to, and data may be; a moving average is as
    /// large.</remarks>
    public bool IsBetterThan(TensorDictionary other) => Merit.CompareTo(other.Merit) > 0;

    private (bool, decimal, decimal, bool, int) Merit => (IsUsual, Parameters, Numbers, IsConsistent, -Rank);

    /// <summary>The number of elements, each as often as the file holds it.</summary>
    private static decimal Elements(IEnumerable<(string Name, PickledTensor Tensor)> tensors) =>
        tensors.Sum(named => (decimal)Math.Min(named.Tensor.Shape.Elements, named.Tensor.Storage.Count));

    /// <summary>Returns the path in quotes, as callers ask for it by name.</summary>
    public override string ToString() => Path is null ? "\"\" (the checkpoint itself)" : $"\"{Path}\"";
}
