using System.Runtime.CompilerServices;

namespace CourseKit.Grading.Kinds;

/// <summary>Number that an exercise asks for, with its unit and tolerance.</summary>
/// <param name="Name">The name in the answer; empty where the exercise asks for one number.</param>
/// <param name="Unit">The unit: pixels, bytes, parameters.</param>
/// <param name="Value">The right number.</param>
/// <param name="Working">The expression that gave the number.</param>
public sealed record Quantity(string Name, string Unit, double Value, [CallerArgumentExpression(nameof(Value))] string Working = "")
{
    /// <summary>Gets the relative tolerance; 10⁻⁹ unless set, which accepts counts only if exact up to rounding.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Returns whether an answer is the number, within the tolerance; infinities and NaN are only themselves.</summary>
    internal bool Accepts(double answer) => answer.Equals(Value)
        || (double.IsFinite(answer) && double.IsFinite(Value) && Math.Abs(answer - Value) <= Tolerance * Math.Abs(Value));
}
