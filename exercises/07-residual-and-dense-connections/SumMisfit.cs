using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Two shapes that a network adds up although they differ, as those of f(x) and of its skip connection.</summary>
/// <param name="First">The shape of what is added first.</param>
/// <param name="Second">The shape of what is added to it.</param>
/// <param name="Network">The network.</param>
internal sealed partial record SumMisfit(Shape First, Shape Second, Layer Network)
{
    /// <summary>Gets whether there are as many maps of both, and they are of different sizes.</summary>
    public bool IsOfSizeAlone => First[1] == Second[1];

    /// <summary>Gets whether there are as many maps of both, one half as high as the other, as behind a window that moves by 2.</summary>
    public bool IsOfStride => IsOfSizeAlone && Math.Max(First[2], Second[2]) == 2 * Math.Min(First[2], Second[2]);

    /// <summary>Gets whether there are as many maps of both, and a 1×1 of the network has padding, which adds a frame.</summary>
    public bool IsOfPadded1 => IsOfSizeAlone && !IsOfStride && Has(kernel: 1, isPadded: true);

    /// <summary>Gets whether there are as many maps of both, and a 3×3 of the network has no padding, which takes a frame off.</summary>
    public bool IsOfUnpadded3 => IsOfSizeAlone && !IsOfStride && !IsOfPadded1 && Has(kernel: 3, isPadded: false);

    /// <summary>Gets how many times as many maps there are of one as of the other.</summary>
    public double TimesAsManyMaps => Math.Max(First[1], Second[1]) / (double)Math.Min(First[1], Second[1]);

    /// <summary>Gets whether the maps are of one size, and there are more of one.</summary>
    public bool IsOfMapsAlone => First[2..] == Second[2..];

    /// <summary>Returns the first sum of the networks that cannot be computed; null where all can.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="input">The shape of their input.</param>
    public static SumMisfit? Of(IEnumerable<Layer> networks, Shape input) =>
        networks.Select(network => Of(network, input)).FirstOrDefault(misfit => misfit is not null);

    private static SumMisfit? Of(Layer network, Shape input)
    {
        try
        {
            network.Infer(input);
            return null;
        }
        catch (ShapeException misfit)
        {
            return Sum().Match(misfit.Message) is { Success: true } found
                ? new SumMisfit(Read(found.Groups[1].Value), Read(found.Groups[2].Value), network) : null;
        }
    }

    private bool Has(int kernel, bool isPadded) => Network.NamedLayers().Select(named => named.Layer).OfType<Conv2d>().Any(conv =>
        conv.Window.Rows is var rows && rows.Kernel == kernel
        && rows.Padding.Around(First[2], rows.Extent, rows.Stride) is var (before, after) && before + after > 0 == isPadded);

    private static Shape Read(string sizes) =>
        [.. sizes.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^What is added has one shape.* Received: \[(\d+, \d+, \d+, \d+)\] and \[(\d+, \d+, \d+, \d+)\]")]
    private static partial Regex Sum();
}
