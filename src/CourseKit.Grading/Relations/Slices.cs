namespace CourseKit.Grading.Relations;

/// <summary>Results that are right but for one slice along their first axis, as for one of two feature maps.</summary>
internal static class Slices
{
    /// <summary>The wrong slice relates to the expected one in a way that tells what happened.</summary>
    public static IReadOnlyList<GridRelation> Telling { get; } =
        [new(samples => WrongSlice(samples) is { } at && About(samples, at) is { } words ? $"{Subject(at)}, which {words}" : null)];

    public static IReadOnlyList<GridRelation> All { get; } = [new(samples => WrongSlice(samples) is { } at ? Subject(at) : null)];

    private static string Subject(int at) => FormattableString.Invariant($"is right but for slice {at} along axis 0");

    /// <summary>The only slice that is wrong; null where there are others.</summary>
    private static int? WrongSlice(IReadOnlyList<GridSample> samples)
    {
        if (samples[0].Expected is not { Rank: > 2, Sizes: [> 1 and var count, ..] }
            || samples.Any(sample => sample.Expected.Sizes[0] != count || !sample.Received.HasSizes(sample.Expected.Sizes)
                || !sample.IsClearCut))
        {
            return null;
        }

        List<int> wrong = [.. Enumerable.Range(0, count).Where(at => samples.Any(sample => !IsRight(sample, at)))];
        return wrong is [var only] ? only : null;
    }

    private static bool IsRight(GridSample sample, int at) => sample.Expected.Slice(at).Agrees(sample.Received.Slice(at));

    private static string? About(IReadOnlyList<GridSample> samples, int at)
    {
        List<GridSample> slices = [.. samples.Where(sample => !IsRight(sample, at)).Select(sample =>
            sample with { Expected = sample.Expected.Slice(at), Received = sample.Received.Slice(at) })];
        return GridRelation.Telling.Select(relation => relation.Words(slices)).FirstOrDefault(words => words is not null);
    }
}
