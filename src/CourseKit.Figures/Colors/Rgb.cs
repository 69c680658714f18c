using System.Globalization;

namespace CourseKit.Figures.Colors;

/// <summary>Color in sRGB, 8 bits per channel.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>Returns the color of a hexadecimal code such as <c>#440154</c>.</summary>
    /// <exception cref="FormatException">The text is not # and six hexadecimal digits.</exception>
    public static Rgb Parse(string hex) => hex is ['#', .. { Length: 6 } digits]
        ? new Rgb(Channel(digits[..2]), Channel(digits[2..4]), Channel(digits[4..]))
        : throw new FormatException($"A color is written as # and six hexadecimal digits. Received: {hex}.");

    /// <summary>Returns a gray, from black for 0 to white for 1.</summary>
    public static Rgb Gray(double brightness) => Mix(brightness, brightness, brightness);

    /// <summary>Returns the color of three channels from 0 to 1, clamped to that range.</summary>
    public static Rgb Mix(double red, double green, double blue) => new(Channel(red), Channel(green), Channel(blue));

    /// <summary>Returns a linear interpolation between this color, at 0, and another one, at 1.</summary>
    public Rgb Toward(Rgb other, double way) => new(
        (byte)Math.Round(double.Lerp(Red, other.Red, way)),
        (byte)Math.Round(double.Lerp(Green, other.Green, way)),
        (byte)Math.Round(double.Lerp(Blue, other.Blue, way)));

    /// <summary>Gets the text color for this background: black or white, whichever has more contrast.</summary>
    /// <remarks>Relative luminance and contrast as in WCAG 2.2,
    /// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio; equal contrast at 0.179.</remarks>
    public Rgb Ink => (0.2126 * Light(Red)) + (0.7152 * Light(Green)) + (0.0722 * Light(Blue)) > 0.179 ? new(0, 0, 0) : new(255, 255, 255);

    /// <summary>Returns the hexadecimal code: <c>#rrggbb</c>, or <c>#rgb</c> where that suffices.</summary>
    public override string ToString() => Red % 17 == 0 && Green % 17 == 0 && Blue % 17 == 0
        ? $"#{Red / 17:x}{Green / 17:x}{Blue / 17:x}"
        : $"#{Red:x2}{Green:x2}{Blue:x2}";

    private static double Light(byte channel) =>
        channel / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static byte Channel(double amount) => (byte)Math.Round(Math.Clamp(amount, 0, 1) * 255);

    private static byte Channel(string hex) => byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
