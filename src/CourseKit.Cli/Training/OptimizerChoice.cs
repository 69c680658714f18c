using CourseKit.Networks;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;

namespace CourseKit.Cli.Training;

/// <summary>Optimizer that commands train with.</summary>
/// <param name="Name">The name, as <c>--optimizer</c> takes it.</param>
/// <param name="LearningRate">The learning rate where no other is given.</param>
/// <param name="Of">Makes the optimizer of a network with a learning rate.</param>
internal sealed record OptimizerChoice(string Name, double LearningRate, Func<Layer, double, Optimizer> Of)
{
    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<OptimizerChoice> All { get; } =
    [
        new("sgd", 0.1, (network, rate) => new Sgd(network, rate)),
        new("momentum", 0.01, (network, rate) => new Sgd(network, rate) { Momentum = 0.9 }),
        new("adam", 1e-3, (network, rate) => new Adam(network, rate)),
        new("adamw", 1e-3, (network, rate) => new AdamW(network, rate)),
        new("nadam", 2e-3, (network, rate) => new NAdam(network, rate)),
        new("rmsprop", 1e-3, (network, rate) => new RmsProp(network, rate)),
    ];

    /// <summary>Returns the optimizer of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static OptimizerChoice Named(string name) =>
        All.FirstOrDefault(one => one.Name == name.ToLowerInvariant())
        ?? throw new KeyNotFoundException(
            $"--optimizer is one of: {string.Join(", ", All.Select(one => one.Name))}. Received: {name}.");
}
