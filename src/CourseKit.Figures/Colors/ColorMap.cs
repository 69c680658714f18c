namespace CourseKit.Figures.Colors;

/// <summary>Color map, interpolated linearly between equidistant anchors.</summary>
/// <remarks>Both forms of a plot use the same anchors, so they show the same colors.</remarks>
public sealed record ColorMap
{
    private ColorMap(string name, bool isDiverging, params string[] anchors)
        : this(name, isDiverging, [.. anchors.Select(Rgb.Parse)])
    {
    }

    private ColorMap(string name, bool isDiverging, IReadOnlyList<Rgb> anchors) =>
        (Name, IsDiverging, Anchors) = (name, isDiverging, anchors);

    /// <summary>Gets the color map from black to white.</summary>
    public static ColorMap Gray { get; } = new("gray", false, "#000000", "#ffffff");

    /// <summary>Gets the color map from white to black, as ink on paper.</summary>
    public static ColorMap Ink { get; } = new("ink", false, "#ffffff", "#000000");

    /// <summary>Dark blue to yellow, equally many steps of brightness everywhere, safe for
    /// color-blind readers: matplotlib's viridis.</summary>
    /// <remarks>Ten of its colors, https://github.com/BIDS/colormap/blob/master/colormaps.py (CC0).</remarks>
    public static ColorMap Viridis { get; } = new(
        "viridis", false, "#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725");

    /// <summary>Orange below, white at, purple above the center: ColorBrewer's PuOr with 11 classes,
    /// safe for color-blind readers.</summary>
    /// <remarks>https://colorbrewer2.org/#type=diverging&amp;scheme=PuOr&amp;n=11.</remarks>
    public static ColorMap OrangePurple { get; } = new(
        "PuOr", true, "#7f3b08", "#b35806", "#e08214", "#fdb863", "#fee0b6", "#f7f7f7", "#d8daeb", "#b2abd2", "#8073ac", "#542788",
            "#2d004b");

    /// <summary>The shades of a color, from nearly white to the color itself.</summary>
    internal static ColorMap Shades(Rgb color) => new($"shades of {color}", false, [new Rgb(255, 255, 255).Toward(color, 0.05), color]);

    /// <summary>Gets the name in plotly and matplotlib.</summary>
    public string Name { get; }

    /// <summary>Gets whether the color map is diverging, with its center at the value 0.</summary>
    public bool IsDiverging { get; }

    /// <summary>Gets the anchors, equidistant from 0 to 1.</summary>
    public IReadOnlyList<Rgb> Anchors { get; }

    /// <summary>Returns the color of a number, clamped to 0 to 1.</summary>
    public Rgb At(double place)
    {
        var scaled = Math.Clamp(place, 0, 1) * (Anchors.Count - 1);
        var below = Math.Min((int)scaled, Anchors.Count - 2);
        return Anchors[below].Toward(Anchors[below + 1], scaled - below);
    }
}
