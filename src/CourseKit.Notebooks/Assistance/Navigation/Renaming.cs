namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>The outcome of asking for another name: edits, or the reason why there are none.</summary>
internal abstract record Renaming
{
    private Renaming()
    {
    }

    /// <summary>A name that can be changed.</summary>
    internal sealed record Possible(CellSpan Place, string Name) : Renaming;

    /// <summary>A change of all places that the name has.</summary>
    internal sealed record Edits(IReadOnlyList<CellEdit> Changes) : Renaming;

    /// <summary>No change.</summary>
    /// <param name="Reason">The rule, what was received, and what to do.</param>
    internal sealed record Refused(string Reason) : Renaming;
}
