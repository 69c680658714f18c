namespace CourseKit.Grading;

/// <summary>Check of an exercise itself: a claim that must hold so that learners can rely on its verdicts.</summary>
/// <param name="Claim">The claim, as in «the reference passes».</param>
/// <param name="Objection">The reason why the claim does not hold; null where it does.</param>
public sealed record Proof(string Claim, string? Objection)
{
    /// <summary>Gets what an author may want to know beside it; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Gets whether the claim holds.</summary>
    public bool Holds => Objection is null;
}
