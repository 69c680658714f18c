namespace CourseKit.Notebooks.Session;

/// <summary>Limits on the outputs of one cell, so that a runaway loop fills neither the notebook nor the memory.</summary>
/// <param name="Characters">Characters printed to both streams together, and of one value's plain text.</param>
/// <param name="Displays">Values displayed; updates of a display are not counted.</param>
/// <param name="DisplayCharacters">Characters of all values displayed together.</param>
internal sealed record OutputLimits(int Characters = 200_000, int Displays = 1_000, int DisplayCharacters = 20_000_000);
