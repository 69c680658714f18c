using System.Globalization;

namespace CourseKit.Notebooks.Session;

/// <summary>An array of several dimensions in nested brackets, rows below each other; of a long dimension, the first items.</summary>
internal static class ArrayText
{
    private const int Shown = 20;

    public static string Of(Array array) => Of(array, []);

    private static string Of(Array array, int[] place)
    {
        var dimension = place.Length;
        if (dimension == array.Rank)
        {
            return Convert.ToString(array.GetValue(place), CultureInfo.InvariantCulture) ?? "null";
        }

        var (first, length) = (array.GetLowerBound(dimension), array.GetLength(dimension));
        var items = Enumerable.Range(first, Math.Min(length, Shown)).Select(index => Of(array, [.. place, index]));
        var separator = dimension == array.Rank - 1 ? ", " : $",\n{new string(' ', dimension + 1)}";
        return $"[{string.Join(separator, length > Shown ? items.Append($"… ({length - Shown} more)") : items)}]";
    }
}
