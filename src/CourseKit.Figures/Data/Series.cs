namespace CourseKit.Figures.Data;

/// <summary>Data series: named points (x, y), in the order in which they are connected.</summary>
public sealed record Series
{
    /// <summary>Creates a series of values at x = 0, 1, 2, ….</summary>
    public Series(string name, Numbers y)
        : this(name, [.. Enumerable.Range(0, y.Count)], y)
    {
    }

    /// <summary>Creates a series of points (x, y).</summary>
    /// <exception cref="ShapeException">There are not as many x as y.</exception>
    public Series(string name, Numbers x, Numbers y) => (Name, X, Y) = x.Count == y.Count
        ? (name, x, y)
        : throw new ShapeException("A line has as many x as y.", $"{x.Count} x and {y.Count} y");

    /// <summary>Gets the name in the legend; may be empty.</summary>
    public string Name { get; }

    /// <summary>Gets the x coordinates.</summary>
    public Numbers X { get; }

    /// <summary>Gets the y coordinates.</summary>
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
