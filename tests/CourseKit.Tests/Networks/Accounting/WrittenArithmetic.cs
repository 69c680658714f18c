using System.Globalization;

namespace CourseKit.Tests.Networks.Accounting;

/// <summary>Reads what <c>Arithmetic</c> writes, without it: <c>⌊(2 · 7) / 4⌋</c> is 3.</summary>
internal sealed class WrittenArithmetic
{
    private readonly string text;
    private int at;

    private WrittenArithmetic(string text) => this.text = text.Replace(" ", string.Empty).Replace(",", string.Empty);

    public static long Evaluate(string expression)
    {
        var reader = new WrittenArithmetic(expression);
        var value = reader.Sum();
        return reader.at == reader.text.Length
            ? value
            : throw new FormatException($"Nothing follows an expression. Received: {expression}.");
    }

    public static IEnumerable<long> Numbers(string expression) => expression.Replace(",", string.Empty)
        .Split([' ', '(', ')', '⌊', '⌋', '·', '+', '−', '/'], StringSplitOptions.RemoveEmptyEntries)
        .Select(number => long.Parse(number, CultureInfo.InvariantCulture));

    private long Sum()
    {
        var sum = Product();
        while (true)
        {
            if (Skip('+'))
            {
                sum += Product();
            }
            else if (Skip('−'))
            {
                sum -= Product();
            }
            else
            {
                return sum;
            }
        }
    }

    private long Product()
    {
        var product = Factor();
        while (Skip('·'))
        {
            product *= Factor();
        }

        return product;
    }

    private long Factor()
    {
        if (Skip('−'))
        {
            return -Factor();
        }

        if (Skip('('))
        {
            var inner = Sum();
            return Skip(')') ? inner : throw new FormatException($"A parenthesis is closed. Received: {text}.");
        }

        if (Skip('⌊'))
        {
            var left = Sum();
            var right = Skip('/') ? Sum() : throw new FormatException($"A quotient has a divisor. Received: {text}.");
            return Skip('⌋') ? (long)Math.Floor((decimal)left / right) : throw new FormatException($"A floor is closed. Received: {text}.");
        }

        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return long.Parse(text[start..at], CultureInfo.InvariantCulture);
    }

    private bool Skip(char sign)
    {
        var found = at < text.Length && text[at] == sign;
        at += found ? 1 : 0;
        return found;
    }
}
