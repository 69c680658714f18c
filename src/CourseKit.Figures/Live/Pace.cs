namespace CourseKit.Figures.Live;

/// <summary>Pace of the updates of a display: at most four a second, and so few that drawing takes about a hundredth of the time.</summary>
internal sealed class Pace(TimeProvider time)
{
    private const int Share = 100;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.25), Longest = TimeSpan.FromSeconds(2);

    private long begin, end;
    private TimeSpan? wait;

    /// <summary>Returns whether it is time to draw, now or never for the last time; then <see cref="End"/> follows.</summary>
    public bool Begins(bool isLast)
    {
        begin = time.GetTimestamp();
        return isLast || wait is not { } between || time.GetElapsedTime(end, begin) >= between;
    }

    /// <summary>Ends the drawing, by whose cost the next one waits.</summary>
    public void End()
    {
        end = time.GetTimestamp();
        var rest = time.GetElapsedTime(begin, end) * Share;
        wait = rest < Shortest ? Shortest : rest > Longest ? Longest : rest;
    }
}
