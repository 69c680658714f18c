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

    /// <summary>Gets whether all digits are asked for, so that a text such as «61 million» does not do.</summary>
    public bool HasAllDigits { get; init; }

    /// <summary>Gets the summands of the number, by names that fit into a sentence; none for a number that is no sum. Who leaves out one
    /// or two of them, or adds one twice, is asked about just these.</summary>
    public IReadOnlyList<(string Name, double Value)> Summands { get; init; } = [];

    /// <summary>Gets the amounts that a ratio may be made of, by names that fit into a sentence: the two that it is made of, and others
    /// that may be taken for them. Who divides another two, or none, is told which.</summary>
    public IReadOnlyList<(string Name, double Value)> Amounts { get; init; } = [];

    /// <summary>The rounding that a text with a unit may have: 12.6 MB stands for 12,613,600 bytes, 13 MB does not.</summary>
    private const double CoarsestRounding = 0.005;

    /// <summary>Gets whether the number is one of bytes, which may be given in MB or MiB.</summary>
    internal bool IsOfBytes => Unit == "bytes";

    /// <summary>Gets whether the number is a part of a whole, from 0 to 1.</summary>
    internal bool IsPart => Unit.StartsWith("part", StringComparison.Ordinal);

    /// <summary>Gets whether the number is one amount divided by another.</summary>
    internal bool IsRatio => IsPart || Unit == "times" || Amounts.Count > 0;

    /// <summary>Returns whether an answer is the number, within the tolerance, or rounded to the digits of a text with a unit; infinities
    /// and NaN are only themselves.</summary>
    internal bool Accepts(GivenNumber answer) => (IsOfBytes || answer.MemoryUnit is null) && (answer.Value.Equals(Value)
        || (double.IsFinite(answer.Value) && double.IsFinite(Value) && Math.Abs(answer.Value - Value) <= Margin(answer.Rounding)));

    private double Margin(double rounding) =>
        Math.Max(Tolerance * Math.Abs(Value), HasAllDigits ? 0 : Math.Min(rounding, CoarsestRounding * Math.Abs(Value)));
}
