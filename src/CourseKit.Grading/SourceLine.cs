namespace CourseKit.Grading;

/// <summary>Line of a learner's source code, in a notebook's cell or in a file.</summary>
/// <param name="Source">The name of the source, as in <c>Cell 7</c> or <c>file.csx</c>.</param>
/// <param name="Cell">The number of the cell; null for a file.</param>
/// <param name="Line">The line number, from 1.</param>
public readonly record struct SourceLine(string Source, int? Cell, int Line)
{
    /// <summary>Gets the name of the source in a sentence, as in «cell 7», «file.csx».</summary>
    public string Place => Cell is { } cell ? FormattableString.Invariant($"cell {cell}") : Source;

    /// <summary>Returns the line of the code that the learner has just run, «your code».</summary>
    public SourceLine InYourCode() => new("your code", null, Line);

    /// <summary>Returns the line in a sentence, as in «line 3 of your code», «line 3 of cell 7», «line 3 of file.csx».</summary>
    public override string ToString() => FormattableString.Invariant($"line {Line} of {Place}");
}
