namespace CourseKit.Networks.Accounting;

/// <summary>Units of figures.</summary>
internal static class Units
{
    public const string Bytes = "bytes";
}
