namespace CourseKit.Networks.Layers;

/// <summary>Which maps of its input each map of a layer sees.</summary>
public sealed class ConnectionTable
{
    private readonly int[][] seen;

    /// <summary>Makes a table: for each map that comes out, the numbers of those that it sees.</summary>
    /// <exception cref="ArgumentException">A map sees nothing, or the same twice, or what there cannot be.</exception>
    public ConnectionTable(params int[][] seen)
    {
        if (seen.FirstOrDefault(maps => maps.Length == 0 || maps.Min() < 0 || maps.Distinct().Count() < maps.Length) is { } odd)
        {
            throw new ArgumentException(
                $"Each map sees at least one other, each once, and they count from 0. Received: [{string.Join(", ", odd)}].");
        }

        this.seen = seen.Length > 0 ? [.. seen.Select(maps => (int[])[.. maps])]
            : throw new ArgumentException("At least one map comes out. Received: none.");
        (Inputs, Connections) = (seen.Max(maps => maps.Max()) + 1, seen.Sum(maps => maps.Length));
    }

    /// <summary>How many maps go in.</summary>
    public int Inputs { get; }

    /// <summary>How many maps come out.</summary>
    public int Outputs => seen.Length;

    /// <summary>How many pairs of them are connected.</summary>
    public int Connections { get; }

    /// <summary>The maps that one sees.</summary>
    public IReadOnlyList<int> Seen(int output) => seen[output];

    /// <summary>Whether one map sees another.</summary>
    public bool Connects(int output, int input) => seen[output].Contains(input);

    /// <summary>Its size and how much of it is filled.</summary>
    public override string ToString() => $"{Connections} of {Inputs * Outputs} connections";

    /// <summary>For each pair, row by row, the number of its connection; those without one have the number behind the last.</summary>
    internal int[] Numbers()
    {
        var numbers = Enumerable.Repeat(Connections, Outputs * Inputs).ToArray();
        var number = 0;
        for (var output = 0; output < Outputs; output++)
        {
            foreach (var input in seen[output])
            {
                numbers[(output * Inputs) + input] = number++;
            }
        }

        return numbers;
    }
}
