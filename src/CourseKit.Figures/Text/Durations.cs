namespace CourseKit.Figures.Text;

/// <summary>Times as a reader waits for them.</summary>
internal static class Durations
{
    /// <summary>«8.3 s», «42 s», «3 min 20 s», «2 h 5 min».</summary>
    public static string Words(TimeSpan time) => time switch
    {
        { TotalSeconds: < 9.95 } => $"{Digits.Fixed(Math.Max(0, time.TotalSeconds), 1)} s",
        { TotalSeconds: < 59.5 } => $"{Digits.Fixed(time.TotalSeconds, 0)} s",
        { TotalMinutes: < 59.99 } => Split(time.TotalSeconds, "min", "s"),
        { TotalDays: < 4 } => Split(time.TotalMinutes, "h", "min"),
        _ => $"{Digits.Fixed(Math.Min(time.TotalDays, 9999), 0)} days",
    };

    private static string Split(double small, string unit, string smallUnit)
    {
        var whole = (long)Math.Round(small);
        return whole % 60 == 0 ? $"{whole / 60} {unit}" : $"{whole / 60} {unit} {whole % 60} {smallUnit}";
    }
}
