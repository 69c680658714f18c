namespace CourseKit.Grading.Reports;

/// <summary>Kind of a <see cref="Report"/>, shown by a mark as well as by a color.</summary>
/// <param name="Mark">A character in front of the heading.</param>
/// <param name="Color">A CSS color that reads on white and on black.</param>
public sealed record Tone(string Mark, string Color)
{
    /// <summary>Gets the tone of a neutral message.</summary>
    public static Tone Plain { get; } = new(string.Empty, "#7a7a7a");

    /// <summary>Gets the tone of a success.</summary>
    public static Tone Good { get; } = new("✓", "#009e73");

    /// <summary>Gets the tone of a failure.</summary>
    public static Tone Bad { get; } = new("✗", "#d55e00");

    /// <summary>Gets the tone of an exercise that was not attempted.</summary>
    public static Tone Open { get; } = new("○", "#0072b2");
}
