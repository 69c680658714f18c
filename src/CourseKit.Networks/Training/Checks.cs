using System.Runtime.CompilerServices;

namespace CourseKit.Networks.Training;

/// <summary>Rules for the numbers of optimizers and of training.</summary>
internal static class Checks
{
    /// <summary>Returns a value that is 0 or greater, and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is another one.</exception>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(
            name, $"{name} is 0 or greater, and finite. Received: {value}.");

    /// <summary>Returns a value that is at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is another one.</exception>
    public static double BelowOne(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(
            name, $"{name} is at least 0 and below 1. Received: {value}.");

    /// <summary>Returns a whole number that is 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public static int AtLeastOne(int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, $"{name} is 1 or more. Received: {value}.");
}
