using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Two shapes that a network adds up although they differ, as those of f(x) and of its skip connection.</summary>
/// <param name="First">The shape of what is added first.</param>
/// <param name="Second">The shape of what is added to it.</param>
/// <param name="Network">The network.</param>
internal sealed partial record SumMisfit(Shape First, Shape Second, Layer Network)
{
    /// <summary>Gets the residual unit of the library that cannot add up, with the shape of x; null for a sum of the learner's
    /// own.</summary>
    private (Residual Unit, Shape X)? Place { get; init; }

    /// <summary>Gets whether x is added as it came into the unit.</summary>
    public bool AddsX => Place is var (unit, x) && !Projects(unit, x) && Second == x;

    /// <summary>Gets whether a convolution stands on the skip connection.</summary>
    public bool ProjectsX => Place is var (unit, x) && Projects(unit, x);

    /// <summary>Gets whether there are as many maps of both, and they are of different sizes.</summary>
    public bool IsOfSizeAlone => First[1] == Second[1];

    /// <summary>Gets whether there are as many maps of both, one half as high as the other, as behind a window that moves by 2.</summary>
    public bool IsOfStride => IsOfSizeAlone && Math.Max(First[2], Second[2]) == 2 * Math.Min(First[2], Second[2]);

    /// <summary>Gets whether f(x) has as many maps as x, half as high, where x is added as it came into the unit.</summary>
    public bool HalvesBesideX => AddsX && IsOfStride && First[2] < Second[2];

    /// <summary>Gets whether there are as many maps of both, and a 1×1 of the network has padding, which adds a frame.</summary>
    public bool IsOfPadded1 => IsOfSizeAlone && !IsOfStride && Has(kernel: 1, padding => padding > 0);

    /// <summary>Gets whether there are as many maps of both, and a 3×3 of the network has no padding, which takes a frame off.</summary>
    public bool IsOfUnpadded3 => IsOfSizeAlone && !IsOfStride && !IsOfPadded1 && Has(kernel: 3, padding => padding == 0);

    /// <summary>Gets whether there are as many maps of both, and a 3×3 of the network has more padding than a pixel on each side, which
    /// adds a frame.</summary>
    public bool IsOfOverpadded3 => IsOfSizeAlone && !IsOfStride && Has(kernel: 3, padding => padding > 2);

    /// <summary>Gets how many times as many maps there are of the first as of the second: of f(x) as of what is added to it.</summary>
    public double TimesAsManyMaps => First[1] / (double)Second[1];

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
                ? new SumMisfit(Read(found.Groups[1].Value), Read(found.Groups[2].Value), network) { Place = Find(network, input) } : null;
        }
    }

    /// <summary>The innermost unit that cannot add up, with the shape of what it gets.</summary>
    private static (Residual Unit, Shape X)? Find(Layer network, Shape input)
    {
        var x = input;
        foreach (var layer in network is Sequential or Residual ? network.Children.Select(child => child.Layer) : [])
        {
            if (Infer(layer, x) is not { } output)
            {
                return Find(layer, x);
            }

            x = network is Residual ? input : output;
        }

        return network is Residual unit ? (unit, input) : null;
    }

    /// <summary>The shape of what a layer gives; null where it cannot be computed.</summary>
    private static Shape? Infer(Layer layer, Shape input)
    {
        try
        {
            return layer.Infer(input);
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    private static bool Projects(Residual unit, Shape x) =>
        unit.Children.Count > 1 && Graph.Of(unit.Children[1].Layer, x).Nodes.Any(node => node.Layer is Conv2d);

    /// <summary>Returns whether the network has a window of some size whose padding, on both sides together, is as asked.</summary>
    private bool Has(int kernel, Func<int, bool> isPadded) => Network.NamedLayers().Select(named => named.Layer).OfType<Conv2d>()
        .Any(conv => conv.Window.Rows is var rows && rows.Kernel == kernel
            && rows.Padding.Around(First[2], rows.Extent, rows.Stride) is var (before, after) && isPadded(before + after));

    private static Shape Read(string sizes) =>
        [.. sizes.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^What is added must have one shape.* Received: \[(\d+, \d+, \d+, \d+)\] and \[(\d+, \d+, \d+, \d+)\]")]
    private static partial Regex Sum();
}
