namespace CourseKit.Networks.Accounting;

/// <summary>What an optimizer keeps from step to step.</summary>
/// <param name="Name">Its name: <c>adam</c>.</param>
/// <param name="NumbersEach">How many numbers it keeps for each parameter that learns.</param>
public sealed record OptimizerState(string Name, int NumbersEach)
{
    /// <summary>Nothing is kept.</summary>
    public static OptimizerState None { get; } = new("none", 0);

    /// <summary>Plain gradient descent keeps nothing.</summary>
    public static OptimizerState Sgd { get; } = new("sgd", 0);

    /// <summary>Gradient descent with momentum keeps a velocity. Polyak 1964.</summary>
    public static OptimizerState Momentum { get; } = new("momentum", 1);

    /// <summary>Adam keeps a running mean of gradients and one of their squares. Kingma and Ba 2015,
    /// https://arxiv.org/abs/1412.6980.</summary>
    public static OptimizerState Adam { get; } = new("adam", 2);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<OptimizerState> All { get; } = [None, Sgd, Momentum, Adam];

    /// <summary>The one of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static OptimizerState Named(string name) => All.FirstOrDefault(one => one.Name == name)
        ?? throw new KeyNotFoundException(
            $"There is no optimizer of this name. Received: {name}. There are: {string.Join(", ", All.Select(one => one.Name))}.");

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
