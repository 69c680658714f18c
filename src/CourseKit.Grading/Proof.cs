namespace CourseKit.Grading;

/// <summary>One thing that must hold of an exercise so that learners can rely on it.</summary>
/// <param name="Claim">What is claimed: «the reference passes».</param>
/// <param name="Objection">Why it does not hold; null where it does.</param>
public sealed record Proof(string Claim, string? Objection)
{
    /// <summary>Whether the claim holds.</summary>
    public bool Holds => Objection is null;
}
