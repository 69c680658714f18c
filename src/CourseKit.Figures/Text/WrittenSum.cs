namespace CourseKit.Figures.Text;

/// <summary>A sum of products, written out.</summary>
internal static class WrittenSum
{
    /// <summary>«0·0 + 1·1 + 3·2 + 4·(−3) = −5».</summary>
    public static string Of(IEnumerable<(float Left, float Right)> products, float sum) =>
        $"{string.Join(" + ", products.Select(factors => $"{Factor(factors.Left)}·{Factor(factors.Right)}"))} = {Digits.Label(sum)}";

    /// <summary>A factor of a product, in parentheses if it is negative.</summary>
    public static string Factor(float value) => value < 0 ? $"({Digits.Label(value, 3)})" : Digits.Label(value, 3);
}
