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

    /// <summary>Returns the values that count for one of a line that is longer or shorter: the first of them, and their weights, whose
    /// sum is 1.</summary>
    /// <param name="from">The length of the line.</param>
    /// <param name="to">The length of the new line.</param>
    /// <param name="place">The place in the new line.</param>
    internal (int First, double[] Weights) Window(int from, int to, int place)
    {
        var scale = (double)from / to;
        var support = Support * Math.Max(scale, 1);
        var narrowing = 1 / Math.Max(scale, 1);
        var center = (place + 0.5) * scale;
        var start = Math.Max(0, (int)(center - support + 0.5));
        var weights = new double[Math.Min(from, (int)(center + support + 0.5)) - start];
        var sum = 0.0;
        for (var of = 0; of < weights.Length; of++)
        {
            weights[of] = Weight((start + of - center + 0.5) * narrowing);
            sum += weights[of]; // One after the other, as the sum of floating-point numbers depends on the order.
        }

        return (start, Array.ConvertAll(weights, weight => weight / sum));
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
