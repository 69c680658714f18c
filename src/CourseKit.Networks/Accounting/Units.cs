namespace CourseKit.Networks.Accounting;

/// <summary>What figures count.</summary>
internal static class Units
{
    public const string Bytes = "bytes";
}
