using CourseKit.Grading.Comparison;

namespace CourseKit.Grading.Relations;

/// <summary>A result of numbers beside the expected one.</summary>
internal sealed record GridSample(Grid Expected, Grid Received, IReadOnlyList<(string Name, Grid Value)> Inputs)
{
    /// <summary>The factor by which the errors of wrong numbers are at least larger than those of right ones.</summary>
    private const double Gap = 10;

    /// <summary>The numbers that can be compared one to one: none where the sizes differ.</summary>
    public IEnumerable<(double Expected, double Received)> Pairs =>
        Received.HasSizes(Expected.Sizes) ? Expected.Values.Zip(Received.Values) : [];

    /// <summary>Gets whether right and wrong numbers are far apart. Where they are not, all may have an error of one kind, which is in some
    /// places a bit smaller than what rounding may leave.</summary>
    public bool IsClearCut
    {
        get
        {
            var errors = Pairs.Select(pair => Number.Error(pair.Expected, pair.Received)).ToList();
            var wrong = errors.Where(error => error > 1).DefaultIfEmpty(double.PositiveInfinity).Min();
            return errors.All(error => error > 1 || Gap * error < wrong);
        }
    }

    /// <summary>The input of a name; null where it is not made of numbers, or of too many.</summary>
    public Grid? Input(string name) => Inputs.FirstOrDefault(input => input.Name == name).Value;

    /// <summary>The sample in numbers; null where it is not made of them.</summary>
    public static GridSample? Of(Sample sample) => (Grid.Of(sample.Expected), Grid.Of(sample.Received)) is ({ } expected, { } received)
        ? new GridSample(expected, received, [.. sample.Inputs
            .Select(input => (input.Name, Value: Grid.Of(input.Value))).Where(input => input.Value is not null)
            .Select(input => (input.Name, input.Value!))])
        : null;
}
