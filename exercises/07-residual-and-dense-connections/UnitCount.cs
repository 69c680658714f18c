namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Numbers of convolutions in a unit and of units in a stage, beside those of the paper.</summary>
internal static class UnitCount
{
    /// <summary>The most windows that are listed.</summary>
    private const int MostListed = 6;

    /// <summary>Returns the first number in a whole network that is another one than in the table, in words; null where none is.</summary>
    public static string? Objection(Graph network, int depth) => Objection(
            network, $"ResNet-{depth}", ResidualNetwork.OfThePaper.HasBottlenecks(depth) ? [1, 3, 1] : [3, 3])
        ?? (UnitStructure.Units(network) is { Count: 4 } units
            ? HalvesLast(units, ResidualNetwork.OfThePaper.Units(depth))
                ? $"The maps of your ResNet-{depth} become smaller in the last unit of a stage, if each unit ends in a sum. Which unit " +
                    "of a stage halves them?"
            : units.Zip(ResidualNetwork.OfThePaper.Units(depth)).Index().Where(stage => stage.Item.First != stage.Item.Second)
                .Select(stage => $"conv{stage.Index + 2}_x of your ResNet-{depth} has {Counted(stage.Item.First, "unit")}, if each ends " +
                    "in a sum. How many has it in the table?").FirstOrDefault()
            : null);

    /// <summary>Returns what the first skip connection goes around instead of some convolutions, in words; null where it goes around
    /// these, or where there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The name of the network, for the sentence.</param>
    /// <param name="windows">The windows of the convolutions of a unit.</param>
    public static string? Objection(Graph network, string name, IReadOnlyList<int> windows) =>
        UnitStructure.WindowsOfFirstUnit(network) is { Count: > 0 } received && !received.SequenceEqual(windows)
            ? received.SequenceEqual([3, 3]) || received.SequenceEqual([1, 3, 1])
                ? $"The first unit of your {name} has {Counted(received.Count, "convolution")}, {List(received)}. How many has it in the " +
                    "question, and with which windows?"
            : $"The first skip connection of your {name} goes around {Counted(received.Count, "convolution")}, {List(received)}. Around " +
                "which does it go in the question: where does it start, and where does it end?"
            : null;

    /// <summary>Returns whether there are as many units as there should be, and each that halves its maps is the last one of a
    /// stage.</summary>
    private static bool HalvesLast(IReadOnlyList<int> units, IReadOnlyList<int> wanted) => units.Sum() == wanted.Sum()
        && Behind(units).SkipLast(1).All(halving => Behind(wanted).Contains(halving + 1));

    /// <summary>The number of units up to the end of each stage: that of the first of the next one, counted from 0.</summary>
    private static IReadOnlyList<int> Behind(IReadOnlyList<int> units) =>
        [.. units.Select((_, stage) => units.Take(stage + 1).Sum())];

    private static string Counted(int count, string name) => count == 1 ? $"one {name}" : $"{count} {name}s";

    private static string List(IReadOnlyList<int> windows) => string.Join(", ", windows.Take(MostListed).Select(size => $"{size}×{size}"))
        + (windows.Count > MostListed ? ", …" : null);
}
