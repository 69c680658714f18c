namespace CourseKit.Figures.Live;

/// <summary>Speed of a download.</summary>
/// <param name="Bytes">The bytes that have come.</param>
/// <param name="Elapsed">The time that they took.</param>
internal readonly record struct Speed(long Bytes, TimeSpan Elapsed)
{
    /// <summary>The time in which so many more come; null while none has.</summary>
    public TimeSpan? For(long more) => Bytes <= 0 ? null : Elapsed * ((double)more / Bytes);

    /// <summary>«2.1 MB/s».</summary>
    public override string ToString() => $"{Digits.Label(Bytes / Math.Max(Elapsed.TotalSeconds, 1e-3) / 1e6, 2)} MB/s";
}
