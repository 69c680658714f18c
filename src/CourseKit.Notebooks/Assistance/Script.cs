namespace CourseKit.Notebooks.Assistance;

/// <summary>A text that the compiler takes as one script, and what came with it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Libraries">Paths of the libraries of packages that it, and all that follow, may use.</param>
internal sealed record Script(string Text, IReadOnlyList<string> Libraries)
{
    /// <summary>Returns whether two scripts say the same.</summary>
    public bool Equals(Script? other) => other is not null && Text == other.Text && Libraries.SequenceEqual(other.Libraries);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
