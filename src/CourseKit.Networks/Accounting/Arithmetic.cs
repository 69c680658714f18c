using System.Globalization;

namespace CourseKit.Networks.Accounting;

/// <summary>A whole number that remembers how it was computed: <c>(3 · 3 · 3 + 1) · 100 = 2,800</c>.</summary>
/// <remarks>Written as arithmetic is: numbers become one by themselves, <c>+</c>, <c>−</c> and <c>*</c> compute and remember.</remarks>
public sealed class Arithmetic
{
    private readonly string text;
    private readonly Rank rank;

    private Arithmetic(long value, string text, Rank rank) => (Value, this.text, this.rank) = (value, text, rank);

    private enum Rank
    {
        Sum,
        Product,
        Number,
    }

    /// <summary>The result.</summary>
    public long Value { get; }

    /// <summary>The working, without the result: <c>(3 · 3 · 3 + 1) · 100</c>.</summary>
    public string Working => text;

    /// <summary>The working in TeX.</summary>
    public string Tex => text.Replace("·", "\\cdot", StringComparison.Ordinal).Replace(",", "{,}", StringComparison.Ordinal);

    /// <summary>A number that is given.</summary>
    public static implicit operator Arithmetic(long value) => new(value, Text(value), Rank.Number);

    /// <summary>A sum.</summary>
    public static Arithmetic operator +(Arithmetic left, Arithmetic right) =>
        left.IsGiven(0) ? right : right.IsGiven(0) ? left : new(checked(left.Value + right.Value), $"{left.text} + {right.text}", Rank.Sum);

    /// <summary>A difference.</summary>
    public static Arithmetic operator -(Arithmetic left, Arithmetic right) =>
        right.IsGiven(0) ? left : new(checked(left.Value - right.Value), $"{left.text} − {right.As(Rank.Product)}", Rank.Sum);

    /// <summary>A product.</summary>
    public static Arithmetic operator *(Arithmetic left, Arithmetic right) => left.IsGiven(0) || right.IsGiven(0) ? 0
        : left.IsGiven(1) ? right : right.IsGiven(1) ? left
        : new(checked(left.Value * right.Value), $"{left.As(Rank.Product)} · {right.As(Rank.Product)}", Rank.Product);

    /// <summary>The product of numbers: <c>3 · 3 · 3</c>.</summary>
    public static Arithmetic Product(IEnumerable<int> factors) => factors.Aggregate((Arithmetic)1, (product, factor) => product * factor);

    /// <summary>The working and the result.</summary>
    public override string ToString() => rank == Rank.Number ? text : $"{text} = {Text(Value)}";

    private static string Text(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private bool IsGiven(long value) => rank == Rank.Number && Value == value;

    private string As(Rank least) => rank >= least ? text : $"({text})";
}
