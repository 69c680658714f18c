namespace CourseKit.Figures.Svg;

/// <summary>Finds the runs that come more than once in a sequence of marks from the top down, each at some distance below the one before.
/// </summary>
/// <remarks>By recursive pairing, N. J. Larsson and A. Moffat, «Offline dictionary-based compression», 1999: the two neighbors that come
/// together most often become one run, again and again, until none do. So runs consist of runs, as stages do of units.</remarks>
internal sealed class RepeatedRuns
{
    private readonly int marks;
    private readonly List<(int First, int Second, int Distance)> pairs = [];

    /// <param name="sequence">The look of each mark, as a number below <paramref name="marks"/>, and its place.</param>
    /// <param name="marks">The number of looks.</param>
    public RepeatedRuns(IReadOnlyList<(int What, int Y)> sequence, int marks)
    {
        (this.marks, Sequence) = (marks, sequence);
        while (MostFrequent() is { Times: > 1, Pair: var pair })
        {
            pairs.Add(pair);
            Sequence = Joined(pair);
        }
    }

    /// <summary>The sequence of runs and of marks that are in none.</summary>
    public IReadOnlyList<(int What, int Y)> Sequence { get; private set; }

    /// <summary>The numbers of the runs, those that are in others first.</summary>
    public IEnumerable<int> All => Enumerable.Range(marks, pairs.Count);

    /// <summary>The two parts of a run, with their distance from its place; null for a mark.</summary>
    public (int What, int Y)[]? Parts(int what) =>
        what < marks ? null : [(pairs[what - marks].First, 0), (pairs[what - marks].Second, pairs[what - marks].Distance)];

    /// <summary>Counts how often each run and each mark stands in the sequence or in a run.</summary>
    public int[] Times()
    {
        var times = new int[marks + pairs.Count];
        foreach (var what in Sequence.Select(item => item.What).Concat(pairs.SelectMany(pair => (int[])[pair.First, pair.Second])))
        {
            times[what]++;
        }

        return times;
    }

    private ((int First, int Second, int Distance) Pair, int Times) MostFrequent()
    {
        var counts = new Dictionary<(int, int, int), (int Times, int Last)>();
        for (var i = 0; i + 1 < Sequence.Count; i++)
        {
            var count = counts.GetValueOrDefault(PairAt(i), (Times: 0, Last: -2));
            if (count.Last != i - 1)
            {
                counts[PairAt(i)] = (count.Times + 1, i);
            }
        }

        return counts.Count == 0 ? default : counts.MaxBy(count => count.Value.Times) is var most ? (most.Key, most.Value.Times) : default;
    }

    private List<(int What, int Y)> Joined((int First, int Second, int Distance) pair)
    {
        var joined = new List<(int What, int Y)>(Sequence.Count);
        for (var i = 0; i < Sequence.Count; i++)
        {
            var isPair = i + 1 < Sequence.Count && PairAt(i) == pair;
            joined.Add((isPair ? marks + pairs.Count - 1 : Sequence[i].What, Sequence[i].Y));
            i += isPair ? 1 : 0;
        }

        return joined;
    }

    private (int First, int Second, int Distance) PairAt(int i) =>
        (Sequence[i].What, Sequence[i + 1].What, Sequence[i + 1].Y - Sequence[i].Y);
}
