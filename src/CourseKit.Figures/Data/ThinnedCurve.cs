namespace CourseKit.Figures.Data;

/// <summary>Curve of a value at each step, thinned while it grows: stretches of as many steps each, with their means, their lowest and
/// their highest values, so that no peak is lost.</summary>
/// <remarks>A step costs a few additions, however many came before it. A value that is no number makes its stretch one.</remarks>
internal sealed class ThinnedCurve
{
    private const int Most = 300;

    private readonly List<Stretch> stretches = [];
    private int length = 1;

    /// <summary>The number of values.</summary>
    public int Count { get; private set; }

    /// <summary>The step in the middle of each stretch, from 1 for the first.</summary>
    public IEnumerable<double> Middles => stretches.Select((stretch, i) => ((double)i * length) + ((stretch.Count + 1) / 2.0));

    public IEnumerable<double> Means => stretches.Select(stretch => stretch.Sum / stretch.Count);

    public IEnumerable<double> Lows => stretches.Select(stretch => stretch.Low);

    public IEnumerable<double> Highs => stretches.Select(stretch => stretch.High);

    public void Add(double value)
    {
        var one = new Stretch(1, value, value, value);
        if (stretches.Count > 0 && stretches[^1].Count < length)
        {
            stretches[^1] = stretches[^1].With(one);
        }
        else
        {
            MakeRoom();
            stretches.Add(one);
        }

        Count++;
    }

    /// <summary>Joins each two stretches into one, where there are as many as a screen shows.</summary>
    private void MakeRoom()
    {
        if (stretches.Count < Most)
        {
            return;
        }

        for (var i = 0; i < Most / 2; i++)
        {
            stretches[i] = stretches[2 * i].With(stretches[(2 * i) + 1]);
        }

        stretches.RemoveRange(Most / 2, Most / 2);
        length *= 2;
    }

    private readonly record struct Stretch(int Count, double Sum, double Low, double High)
    {
        public Stretch With(Stretch next) =>
            new(Count + next.Count, Sum + next.Sum, Math.Min(Low, next.Low), Math.Max(High, next.High));
    }
}
