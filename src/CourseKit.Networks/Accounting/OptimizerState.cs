namespace CourseKit.Networks.Accounting;

/// <summary>State of an optimizer: the values that it keeps for each parameter from step to step.</summary>
/// <param name="Name">The name of the optimizer: <c>adam</c>.</param>
/// <param name="ValuesPerParameter">The number of values for each trainable parameter.</param>
public sealed record OptimizerState(string Name, int ValuesPerParameter)
{
    /// <summary>No optimizer state.</summary>
    public static OptimizerState None { get; } = new("none", 0);

    /// <summary>Stochastic gradient descent without momentum: no state.</summary>
    public static OptimizerState Sgd { get; } = new("sgd", 0);

    /// <summary>Stochastic gradient descent with momentum: a velocity. Polyak 1964.</summary>
    public static OptimizerState Momentum { get; } = new("momentum", 1);

    /// <summary>Adam: the running means of gradients and of their squares. Kingma and Ba 2015,
    /// https://arxiv.org/abs/1412.6980.</summary>
    public static OptimizerState Adam { get; } = new("adam", 2);

    /// <summary>Gets all optimizers.</summary>
    public static IReadOnlyList<OptimizerState> All { get; } = [None, Sgd, Momentum, Adam];

    /// <summary>Returns the optimizer of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such optimizer.</exception>
    public static OptimizerState Named(string name) => All.FirstOrDefault(one => one.Name == name)
        ?? throw new KeyNotFoundException(
            $"There is no optimizer of this name. Received: {name}. There are: {string.Join(", ", All.Select(one => one.Name))}.");

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
