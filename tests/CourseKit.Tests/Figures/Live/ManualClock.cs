namespace CourseKit.Tests.Figures.Live;

/// <summary>Clock that a test moves on.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long ticks = 17;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public void Pass(TimeSpan time) => ticks += time.Ticks;
}
