using System.Globalization;
using CourseKit.Tensors;

namespace CourseKit.Cli;

/// <summary>Numbers in the options of commands.</summary>
internal static class OptionText
{
    /// <summary>Returns a whole number that is 1 or more.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static int Count(string option, string given) => Whole(given) is > 0 and var count
        ? count
        : throw new ArgumentException($"{option} is a whole number, 1 or more. Received: {given}.");

    /// <summary>Returns a number above 0.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static double Positive(string option, string given) =>
        double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && double.IsFinite(number)
            ? number
            : throw new ArgumentException($"{option} is a number above 0, such as 0.001. Received: {given}.");

    /// <summary>Returns the shape of one image, such as 3x224x224.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Shape Image(string option, string given)
    {
        var sizes = given.Trim('[', ']').Split('x', '×', ',');
        return sizes.All(size => Whole(size) > 0)
            ? [.. sizes.Select(Whole)]
            : throw new ArgumentException(
                $"{option} is the shape of one image without the batch, channels first, such as 3x224x224. Received: {given}.");
    }

    /// <summary>Returns a whole number, or 0 where it is none.</summary>
    public static int Whole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? number : 0;
}
