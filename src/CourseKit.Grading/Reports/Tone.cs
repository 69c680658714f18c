namespace CourseKit.Grading.Reports;

/// <summary>What kind of news a <see cref="Report"/> brings; told by a mark as well as by a color.</summary>
/// <param name="Mark">A character in front of the heading.</param>
/// <param name="Color">A CSS color that reads on white and on black.</param>
public sealed record Tone(string Mark, string Color)
{
    /// <summary>Neither good nor bad.</summary>
    public static Tone Plain { get; } = new(string.Empty, "#7a7a7a");

    /// <summary>Done.</summary>
    public static Tone Good { get; } = new("✓", "#009e73");

    /// <summary>Not there yet.</summary>
    public static Tone Bad { get; } = new("✗", "#d55e00");

    /// <summary>Nothing to say yet.</summary>
    public static Tone Open { get; } = new("○", "#0072b2");
}
