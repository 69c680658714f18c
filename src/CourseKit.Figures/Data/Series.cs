namespace CourseKit.Figures.Data;

/// <summary>Named points (x, y), in the order in which they are connected.</summary>
public sealed record Series
{
    /// <summary>Values at 0, 1, 2, ….</summary>
    public Series(string name, Numbers y)
        : this(name, [.. Enumerable.Range(0, y.Count)], y)
    {
    }

    /// <summary>Points.</summary>
    /// <exception cref="ShapeException">There are not as many x as y.</exception>
    public Series(string name, Numbers x, Numbers y) => (Name, X, Y) = x.Count == y.Count
        ? (name, x, y)
        : throw new ShapeException("A line has as many x as y.", $"{x.Count} x and {y.Count} y");

    /// <summary>What the legend calls it; may be empty.</summary>
    public string Name { get; }

    /// <summary>Where the points lie along the horizontal axis.</summary>
    public Numbers X { get; }

    /// <summary>Their values.</summary>
    public Numbers Y { get; }

    /// <summary>The points in order.</summary>
    internal IEnumerable<(double X, double Y)> Points => X.Zip(Y);

    /// <summary>At most about so many of the points, the lowest and the highest of each stretch, so that no peak is lost.</summary>
    internal Series Thinned(int limit)
    {
        if (Y.Count <= limit)
        {
            return this;
        }

        var y = Y;
        var stretch = (int)Math.Ceiling(2.0 * Y.Count / limit);
        int[] kept = [.. Enumerable.Range(0, Y.Count).Chunk(stretch).SelectMany(places =>
            new[] { places[0], places.MinBy(i => y[i]), places.MaxBy(i => y[i]) }.Distinct().Order())];
        return new Series(Name, [.. kept.Select(i => X[i])], [.. kept.Select(i => Y[i])]);
    }
}
