using CourseKit.Grading.Execution;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for the networks of a paper's table: a function from the depth, as 16 of VGG-16, to the network. Each is
/// compared with its table, row by row, and the verdict names the first row that differs.</summary>
/// <remarks>Where there is one table, the network itself is an answer too. What makes no difference to the outputs of a prediction is
/// none: names and nesting of layers, the order in which branches are computed or concatenated, zeros in a layer of their own. Dropout is
/// none where the table allows it.</remarks>
public abstract class ArchitectureExercise(string id, string title) : PropertyExercise<Func<int, Layer>>(id, title)
{
    /// <summary>Gets the tables, the simplest first.</summary>
    protected abstract IReadOnlyList<ArchitectureTable> Tables { get; }

    /// <summary>Returns the verdict on a network, where one is asked for.</summary>
    public Verdict Check(Layer? network) => network is null ? Check((Func<int, Layer>?)null)
        : Tables.Count == 1 ? Check(_ => network) : Check((object)network);

    /// <inheritdoc/>
    protected sealed override IEnumerable<Property<Func<int, Layer>>> Properties(Generator random) => Tables.Select(table =>
        new Property<Func<int, Layer>>($"{table.Name} has the rows of the table, one after the other", answer =>
            Observe(table, NetworkOf(answer, table))));

    /// <summary>Returns the network that an answer gives for a table.</summary>
    protected static Layer NetworkOf(Func<int, Layer> answer, ArchitectureTable table) => answer(table.Depth)
        ?? throw new ArgumentNullException(null, $"A network comes back for {table.Depth}. Received: null.");

    /// <summary>Gets false: the tables are the same for every seed.</summary>
    private protected sealed override bool HasRandomTrials => false;

    private protected sealed override string TimeUp =>
        "Is there a loop that never ends? Or does your code build the network? It need not be built: to draw all parameters takes time.";

    /// <summary>The slip of C# that the answer shows, which explains more than the rows that differ by it; or else the mistake.</summary>
    private protected sealed override Mistake<Func<int, Layer>>? Recognize(Func<int, Layer> answer, IReadOnlyList<Attempt> attempts) =>
        Slip(answer) is { } words ? new Mistake<Func<int, Layer>>("a slip of C#", answer, words) : base.Recognize(answer, attempts);

    private string? Slip(Func<int, Layer> answer)
    {
        try
        {
            return OuterVariable.Changed(() => answer(Tables[0].Depth), $"{Tables[0].Depth}", "networks")
                ?? ExchangedSizes.In(NetworkOf(answer, Tables[0]), Tables)
                ?? LateReading.In(answer, Tables[0], GetType().Assembly);
        }
        catch (Exception) when (!Stoppable.IsStopping)
        {
            return null;
        }
    }

    private protected sealed override IEnumerable<Proof> FurtherProofs() =>
    [
        new Proof("the rows of its tables have the shapes and the parameters that they state",
            Tables.Select(table => table.Misprint()).FirstOrDefault(misprint => misprint is not null)),
    ];

    private static (bool Holds, object? Seen) Observe(ArchitectureTable table, Layer network)
    {
        try
        {
            return (TableDifference.Of(table, network) ?? BuiltForOtherImages.Of(table, network)) is { } difference ? (false, difference)
                : (true, FormattableString.Invariant($"{network.Summarize(table.Input).Parameters.Value:N0} parameters"));
        }
        catch (OverflowException)
        {
            return (false, $"{table.Name}: your network has more maps than can be counted. Are they doubled from layer to layer?");
        }
    }
}
