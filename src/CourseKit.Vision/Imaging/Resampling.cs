namespace CourseKit.Vision.Imaging;

/// <summary>Filter with which an image is resized: how much a pixel counts at its distance from the new one.</summary>
/// <remarks>When an image gets smaller, a filter gets wider by as much, so that every pixel counts (antialiasing), as in Pillow.</remarks>
public sealed class Resampling
{
    private Resampling(string name, double support, Func<double, double> weight) => (Name, Support, Weight) = (name, support, weight);

    /// <summary>Gets the nearest pixel alone.</summary>
    public static Resampling Nearest { get; } = new("nearest", 0, _ => 1);

    /// <summary>Gets the mean of all pixels in the area of the new one.</summary>
    public static Resampling Box { get; } = new("box", 0.5, x => x is > -0.5 and <= 0.5 ? 1 : 0);

    /// <summary>Gets linear interpolation along both axes, the usual choice for networks.</summary>
    public static Resampling Bilinear { get; } = new("bilinear", 1, x => Math.Max(0, 1 - Math.Abs(x)));

    /// <summary>Gets cubic interpolation along both axes (a = −0.5), sharper.</summary>
    /// <remarks>Keys, 1981, https://doi.org/10.1109/TASSP.1981.1163711.</remarks>
    public static Resampling Bicubic { get; } = new("bicubic", 2, x => Math.Abs(x) switch
    {
        < 1 and var near => (((1.5 * near) - 2.5) * near * near) + 1,
        < 2 and var far => ((((far - 5) * far) + 8) * far - 4) * -0.5,
        _ => 0,
    });

    /// <summary>Gets a sinc function inside a wider one, the sharpest.</summary>
    public static Resampling Lanczos { get; } = new("Lanczos", 3, x => x is >= -3 and < 3 ? Sinc(x) * Sinc(x / 3) : 0);

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>The distance, in pixels, from which on a pixel does not count.</summary>
    internal double Support { get; }

    /// <summary>The weight of a pixel at a distance.</summary>
    internal Func<double, double> Weight { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
