namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Way in which networks of residual units go wrong, with the hint for it.</summary>
/// <param name="Name">The name of the mistake.</param>
/// <param name="Network">The network that goes wrong in this way.</param>
/// <param name="Hint">The hint.</param>
internal sealed record ResidualMistake(string Name, ResidualNetwork Network, string Hint)
{
    /// <summary>Gets the test of a sum that cannot be computed, for a mistake that leads to one; null for others.</summary>
    public Func<SumMisfit, bool>? Misfits { get; init; }

    /// <summary>Gets the test of a network, for a mistake that others look like in the first row that differs; null for others.</summary>
    public Func<Graph, bool>? Structure { get; init; }

    /// <summary>Gets the test of a network's blocks, for a mistake that shows whether their shapes fit or not; null for others.</summary>
    public Func<Layer, bool>? Blocks { get; init; }

    /// <summary>Gets the test of a number that an answer is called with: whether the structure shows in its network. All, unless
    /// set.</summary>
    public Func<int, bool> Concerns { get; init; } = _ => true;

    /// <summary>Returns the mistake in answers that are called with numbers, whose networks get an input.</summary>
    public Mistake<Func<int, Layer>> In(int[] numbers, Shape input, Func<ResidualNetwork, Func<int, Layer>> answer) =>
        new(Name, answer(Network), Hint)
        {
            Shows = Misfits is { } misfits
                    ? given => SumMisfit.Of(numbers.Select(given), input) is { } misfit && misfits(misfit)
                : Blocks is { } blocks ? given => numbers.Where(Concerns).All(number => blocks(given(number)))
                : Structure is { } structure ? given => numbers.Where(Concerns).All(number => structure(Graph.Of(given(number), input)))
                : null,
        };
}
