namespace CourseKit.Grading.Cards;

/// <summary>Named value in a verdict: an input, what was expected, what was received.</summary>
/// <param name="Name">The name of the input, or of the role.</param>
/// <param name="Value">The value.</param>
/// <param name="IsInput">True for an input, which is shown before all else.</param>
internal sealed record Fact(string Name, Shown Value, bool IsInput = false)
{
    /// <summary>The names that two facts have, beside each other, in every exercise that knows them.</summary>
    public const string Expected = "expected", Received = "received";

    /// <summary>A fact in words.</summary>
    public static implicit operator Fact((string Name, string Text) fact) => new(fact.Name, fact.Text);

    /// <summary>An input.</summary>
    public static Fact Input(string name, object? value) => new(name, Shown.Of(value), IsInput: true);
}
