using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>Point of a checklist.</summary>
/// <param name="Passes">True for what is right, false for what is wrong, null for what is missing.</param>
/// <param name="Name">The name of what was asked for; backticks enclose code.</param>
internal sealed record Point(bool? Passes, string Name)
{
    /// <summary>Gets the value that was given; null where none is asked for.</summary>
    public string? Value { get; init; }

    /// <summary>Gets what there is to add.</summary>
    public string Note { get; init; } = string.Empty;

    public Tone Tone => Passes switch { true => Tone.Good, false => Tone.Bad, null => Tone.Open };

    public string Words => Passes switch { true => "right", false => "wrong", null => "missing" };

    /// <summary>Gets the style of the name: a wrong one is bold as well as marked.</summary>
    public string Class => Passes is false ? " class=\"ck-x\"" : string.Empty;
}
