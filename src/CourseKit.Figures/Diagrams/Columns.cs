namespace CourseKit.Figures.Diagrams;

/// <summary>Arranges an outline as a column: branches that part and meet again stand side by side, all else below each other, in the order
/// of computation.</summary>
/// <remarks>
/// Networks are chains with branches, as their blocks are written, so each box where a way parts is looked at: is there a box behind it
/// where all ways meet, and do the ways have nothing to do with each other? If not, as in a U-Net, the way to the next box goes down and
/// all others become lines at the side. General layered layouts (Sugiyama) place such graphs too, but spread a chain with skips in
/// two dimensions, know neither stages nor what a row costs, and move boxes when a stage opens.
/// </remarks>
internal sealed class Columns
{
    /// <summary>More boxes side by side cannot be read.</summary>
    private const int MostBranches = 7;

    private const int NoFork = -2;

    private readonly Outline outline;

    private Columns(Outline outline) => this.outline = outline;

    public static Column Of(Outline outline) =>
        new Columns(outline).Build([.. Enumerable.Range(0, outline.Vertices.Count)], Outline.Entry, outline.Exit);

    private Column Build(IReadOnlyList<int> region, int entry, int exit)
    {
        var (parts, lanes) = (new List<Column.Part>(), new List<Column.Lane>());
        var places = new Dictionary<int, int> { [entry] = -1 };
        var (current, above) = (entry, new HashSet<int> { entry });
        for (var next = 0; next < region.Count;)
        {
            if (Fork(region, next, current, exit) is { } fork)
            {
                next += fork.Boxes;
                parts.Add(new Column.Fork(fork.Branches));
                (current, above) = (NoFork, [.. fork.Branches.SelectMany(branch => branch.Ends)]);
                continue;
            }

            current = region[next++];
            lanes.AddRange(outline.Sources[current].Where(source => !above.Contains(source) && places.ContainsKey(source))
                .Select(source => new Column.Lane(places[source], parts.Count)));
            places[current] = parts.Count;
            parts.Add(new Column.Box(current));
            above = [current];
        }

        return new Column(parts, lanes);
    }

    /// <summary>The branches between a box and the one where they meet; null where there are none that can stand side by side.</summary>
    private (IReadOnlyList<Column> Branches, int Boxes)? Fork(IReadOnlyList<int> region, int next, int current, int exit)
    {
        if (current == NoFork || outline.ReadersOf(current).Count < 2 || Meeting(region, next, current, exit) is not { } meeting)
        {
            return null;
        }

        int[] between = [.. region.Skip(next).Take(meeting - next)];
        var join = meeting < region.Count ? region[meeting] : exit;
        var (ways, branches) = (Apart(between), new List<Column>());
        if (ways.Count < 2)
        {
            return null;
        }

        foreach (var own in ways)
        {
            if (!own.All(box => !outline.Vertices[box].IsGroup
                && outline.Sources[box].All(source => source == current || own.Contains(source))
                && outline.ReadersOf(box).All(reader => reader == join || own.Contains(reader))))
            {
                return null;
            }

            var branch = Build(own, current, join);
            if (own.Exists(box => outline.ReadersOf(box).Contains(join) && !branch.Ends.Contains(box)))
            {
                return null;
            }

            branches.Add(branch);
        }

        return branches.Sum(branch => branch.Width) <= MostBranches ? (branches, between.Length) : null;
    }

    /// <summary>The place in the region of the first box that all ways from a box lead to; null if some lead elsewhere.</summary>
    private int? Meeting(IReadOnlyList<int> region, int next, int current, int exit)
    {
        var places = region.Index().ToDictionary(box => box.Item, box => box.Index);
        places[exit] = region.Count;
        var last = next;
        for (var place = next - 1; place < last; place++)
        {
            foreach (var reader in outline.ReadersOf(place < next ? current : region[place]))
            {
                if (!places.TryGetValue(reader, out var at))
                {
                    return null;
                }

                last = Math.Max(last, at);
            }
        }

        return last;
    }

    /// <summary>The parts that boxes fall into where they do not read each other.</summary>
    private List<List<int>> Apart(int[] boxes)
    {
        var parts = new List<List<int>>();
        foreach (var box in boxes)
        {
            var own = parts.FindAll(part => part.Exists(other => outline.Sources[box].Contains(other)));
            parts.RemoveAll(own.Contains);
            parts.Add([.. own.SelectMany(part => part).Append(box).Order()]);
        }

        return [.. parts.OrderBy(part => part[0])];
    }
}
