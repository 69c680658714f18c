using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CourseKit.Grading;

/// <summary>Compares what was expected with what was received, as a teacher would: numbers up to
/// rounding, tensors place by place.</summary>
public static class Difference
{
    /// <summary>The error that rounding in single precision may leave: |expected − received| ≤ 10⁻⁴·|expected| + 10⁻⁵.</summary>
    private const double Relative = 1e-4, Absolute = 1e-5;

    /// <summary>How the two differ, in words; null where they agree.</summary>
    public static string? Between(object? expected, object? received) => (expected, received) switch
    {
        (null, null) => null,
        (_, null) => "Nothing came back: the result is null.",
        (Tensor e, Tensor r) => Between(e, r),
        (int or long, int or long) => Convert.ToInt64(expected, CultureInfo.InvariantCulture) == Convert.ToInt64(
            received, CultureInfo.InvariantCulture) ? null : "The numbers differ.",
        _ when Number(expected) is { } e && Number(received) is { } r => Close(e, r) ? null : "The numbers differ.",
        (ITuple e, ITuple r) when e.Length == r.Length => Between(Items(e), Items(r), "part"),
        (string e, string r) => e == r ? null : "The texts differ.",
        (IEnumerable e, IEnumerable r) => Between([.. e.Cast<object?>()], [.. r.Cast<object?>()], "item"),
        _ => Equals(expected, received) ? null : "The values differ.",
    };

    /// <summary>A value as a learner reads it.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        ITuple tuple => $"({string.Join(", ", Items(tuple).Select(Text))})",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        IFormattable number when Number(value) is not null =>
            number.ToString(value is float or double ? "G6" : null, CultureInfo.InvariantCulture),
        Tensor tensor => tensor.ToString(),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        _ => value.ToString() ?? string.Empty,
    };

    private static string? Between(Tensor expected, Tensor received)
    {
        if (expected.Shape != received.Shape)
        {
            return $"The shape should be {expected.Shape}. Received: {received.Shape}.";
        }

        var e = expected.Data;
        var r = received.Data;
        var wrong = 0;
        var first = -1;
        for (var i = 0; i < e.Length; i++)
        {
            if (!Close(e[i], r[i]))
            {
                wrong++;
                first = first < 0 ? i : first;
            }
        }

        return wrong == 0 ? null
            : $"{wrong} of {e.Length} values differ, first at [{string.Join(", ", Place(expected.Shape, first))}]: expected " +
                $"{Text(e[first])}, received {Text(r[first])}.";
    }

    private static string? Between(object?[] expected, object?[] received, string part)
    {
        if (expected.Length != received.Length)
        {
            return $"There should be {expected.Length} values. Received: {received.Length}.";
        }

        return expected.Zip(received, Between)
            .Select((difference, i) => difference is null ? null : $"In {part} {i + 1}: {difference}")
            .FirstOrDefault(difference => difference is not null);
    }

    private static bool Close(double expected, double received) =>
        expected.Equals(received) || Math.Abs(expected - received) <= (Relative * Math.Abs(expected)) + Absolute;

    private static double? Number(object? value) => value switch
    {
        Tensor { Shape.Rank: 0 } single => single.Item(),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object?[] Items(ITuple tuple) => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])];

    private static int[] Place(Shape shape, int offset)
    {
        var place = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            (offset, place[axis]) = Math.DivRem(offset, shape[axis]);
        }

        return place;
    }
}
