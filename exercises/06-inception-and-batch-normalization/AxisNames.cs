namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Names of the axes of maps, [N, C, H, W].</summary>
internal static class AxisNames
{
    private static readonly string[] All = ["images", "channels", "rows", "columns"];

    /// <summary>Returns the names of some axes in words, as «images alone» or «images, rows and columns».</summary>
    public static string Of(int[] axes) => axes.Select(axis => All[axis]).ToList() switch
    {
        [var one] => $"{one} alone",
        var several => $"{string.Join(", ", several.SkipLast(1))} and {several[^1]}",
    };
}
