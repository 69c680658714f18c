namespace CourseKit.Vision.Datasets;

/// <summary>A smooth line through given points.</summary>
internal static class Curve
{
    private const int StepsPerSpan = 6;

    /// <summary>Points along the curve of Catmull and Rom (1974), which passes through each of the given ones.</summary>
    public static IEnumerable<(double X, double Y)> Through((double X, double Y)[] points)
    {
        yield return points[0];
        for (var span = 0; span < points.Length - 1; span++)
        {
            var (before, from) = (points[Math.Max(span - 1, 0)], points[span]);
            var (to, after) = (points[span + 1], points[Math.Min(span + 2, points.Length - 1)]);
            for (var step = 1; step <= StepsPerSpan; step++)
            {
                var t = (double)step / StepsPerSpan;
                yield return (Between(before.X, from.X, to.X, after.X, t), Between(before.Y, from.Y, to.Y, after.Y, t));
            }
        }
    }

    private static double Between(double before, double from, double to, double after, double t) =>
        from + (0.5 * t * (to - before
            + (t * ((2 * before) - (5 * from) + (4 * to) - after
            + (t * ((3 * (from - to)) + after - before))))));
}
