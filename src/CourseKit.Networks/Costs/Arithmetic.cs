using System.Globalization;
using System.Text;

namespace CourseKit.Networks.Costs;

/// <summary>Whole number that remembers how it was computed: <c>(3 · 3 · 3 + 1) · 100 = 2,800</c>.</summary>
/// <remarks>
/// Integers convert implicitly; <c>+</c>, <c>−</c>, <c>*</c> and <c>/</c> (rounded down) compute and record the operation. Adding 0
/// and multiplying by 1 are not recorded.
/// </remarks>
public sealed class Arithmetic
{
    private readonly Sign sign;
    private readonly (Arithmetic Left, Arithmetic Right)? operands;

    private Arithmetic(long value, Sign sign = Sign.None, (Arithmetic Left, Arithmetic Right)? operands = null) =>
        (Value, this.sign, this.operands) = (value, sign, operands);

    private enum Sign
    {
        None,
        Plus,
        Minus,
        Times,
        Over,
    }

    /// <summary>Precedence; an operand of lower precedence is put in parentheses.</summary>
    private enum Rank
    {
        Negative,
        Sum,
        Product,
        Whole,
    }

    /// <summary>Gets the result.</summary>
    public long Value { get; }

    /// <summary>Gets whether the number was given rather than computed.</summary>
    public bool IsGiven => operands is null;

    /// <summary>Gets the expression without the result: <c>(3 · 3 · 3 + 1) · 100</c>.</summary>
    public string Expression => Write(new StringBuilder(), Notation.Plain).ToString();

    /// <summary>Gets the expression in TeX: <c>(3 \cdot 3 \cdot 3 + 1) \cdot 100</c>.</summary>
    public string Tex => Write(new StringBuilder(), Notation.Tex).ToString();

    /// <summary>Converts a given number.</summary>
    public static implicit operator Arithmetic(long value) => new(value);

    /// <summary>Computes a sum.</summary>
    public static Arithmetic operator +(Arithmetic left, Arithmetic right) =>
        left.Is(0) ? right : right.Is(0) ? left : new(checked(left.Value + right.Value), Sign.Plus, (left, right));

    /// <summary>Computes a difference.</summary>
    public static Arithmetic operator -(Arithmetic left, Arithmetic right) =>
        right.Is(0) ? left : new(checked(left.Value - right.Value), Sign.Minus, (left, right));

    /// <summary>Computes a product.</summary>
    public static Arithmetic operator *(Arithmetic left, Arithmetic right) => left.Is(0) || right.Is(0) ? 0
        : left.Is(1) ? right : right.Is(1) ? left : new(checked(left.Value * right.Value), Sign.Times, (left, right));

    /// <summary>Computes a quotient, rounded down: <c>⌊7 / 2⌋ = 3</c>.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Arithmetic operator /(Arithmetic left, Arithmetic right)
    {
        var (quotient, remainder) = Math.DivRem(left.Value, right.Value);
        return right.Is(1) ? left
            : new(remainder != 0 && (remainder < 0) != (right.Value < 0) ? quotient - 1 : quotient, Sign.Over, (left, right));
    }

    /// <summary>Computes the product of numbers: <c>3 · 3 · 3</c>.</summary>
    public static Arithmetic Product(IEnumerable<int> factors) => factors.Aggregate((Arithmetic)1, (product, factor) => product * factor);

    /// <summary>Computes the sum of results, without their expressions: <c>2,800 + 180,200</c>.</summary>
    public static Arithmetic Sum(IEnumerable<long> terms) => terms.Aggregate((Arithmetic)0, (sum, term) => sum + term);

    /// <summary>Returns the expression and the result.</summary>
    public override string ToString() => IsGiven ? Expression : $"{Expression} = {((Arithmetic)Value).Expression}";

    private Rank Holds => sign switch
    {
        Sign.Plus or Sign.Minus => Rank.Sum,
        Sign.Times => Rank.Product,
        _ => IsGiven && Value < 0 ? Rank.Negative : Rank.Whole,
    };

    private bool Is(long value) => IsGiven && Value == value;

    private StringBuilder Write(StringBuilder text, Notation notation)
    {
        if (operands is not var (left, right))
        {
            return text.Append(notation.Number(Value));
        }

        // A product or a difference takes a sum in parentheses; a sum and its left neighbor need none.
        var (ofLeft, ofRight) = sign switch
        {
            Sign.Plus => (Rank.Sum, Rank.Sum),
            Sign.Minus => (Rank.Sum, Rank.Product),
            Sign.Times => (Rank.Product, Rank.Product),
            _ => (notation.Quotient.Least, notation.Quotient.Least),
        };
        var (before, between, after) = sign switch
        {
            Sign.Plus => (string.Empty, " + ", string.Empty),
            Sign.Minus => (string.Empty, notation.Minus, string.Empty),
            Sign.Times => (string.Empty, notation.Times, string.Empty),
            _ => (notation.Quotient.Before, notation.Quotient.Between, notation.Quotient.After),
        };
        left.WriteAs(ofLeft, text.Append(before), notation).Append(between);
        return right.WriteAs(ofRight, text, notation).Append(after);
    }

    private StringBuilder WriteAs(Rank least, StringBuilder text, Notation notation) =>
        Holds >= least ? Write(text, notation) : Write(text.Append('('), notation).Append(')');

    /// <summary>Notation of operations: <c>·</c> or <c>\cdot</c>.</summary>
    private sealed record Notation(string Minus, string Times, (string Before, string Between, string After, Rank Least) Quotient,
        string Negative, string Comma)
    {
        public static Notation Plain { get; } = new(" − ", " · ", ("⌊", " / ", "⌋", Rank.Whole), "−", ",");

        public static Notation Tex { get; } = new(" - ", @" \cdot ", (@"\left\lfloor \frac{", "}{", @"} \right\rfloor", Rank.Negative),
            "-", "{,}");

        public string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture)
            .Replace("-", Negative, StringComparison.Ordinal).Replace(",", Comma, StringComparison.Ordinal);
    }
}
