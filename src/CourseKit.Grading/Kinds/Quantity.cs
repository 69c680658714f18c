using System.Runtime.CompilerServices;

namespace CourseKit.Grading.Kinds;

/// <summary>A number that is asked for.</summary>
/// <param name="Name">What it is called in the answer; empty where it is the only one.</param>
/// <param name="Unit">What it counts: pixels, bytes, parameters.</param>
/// <param name="Value">The right number.</param>
/// <param name="Working">The expression that gave the number.</param>
public sealed record Quantity(string Name, string Unit, double Value, [CallerArgumentExpression(nameof(Value))] string Working = "")
{
    /// <summary>How far off an accepted answer may be, relative to the number; counts are exact, up to rounding.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Whether an answer is the number, within the tolerance; infinities and NaN are only themselves.</summary>
    internal bool Accepts(double answer) => answer.Equals(Value)
        || (double.IsFinite(answer) && double.IsFinite(Value) && Math.Abs(answer - Value) <= Tolerance * Math.Abs(Value));
}
