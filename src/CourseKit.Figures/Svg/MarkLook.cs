using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Figures.Svg;

/// <summary>The look of a mark: what it and the groups around it say, as SVG inherits it; at first, what all of a drawing has.</summary>
internal sealed partial record MarkLook
{
    public const string NoColor = "none", TextColor = "currentColor";

    public string Fill { get; private init; } = TextColor;

    public string Stroke { get; private init; } = NoColor;

    public double StrokeWidth { get; private init; } = 1;

    public string Dashes { get; private init; } = string.Empty;

    public double FillOpacity { get; private init; } = 1;

    public double StrokeOpacity { get; private init; } = 1;

    /// <summary>The opacity of the whole mark, which those of its fill and its stroke are multiplied with.</summary>
    public double Opacity { get; private init; } = 1;

    public double FontSize { get; private init; } = 12;

    public string Anchor { get; private init; } = "middle";

    public string FontWeight { get; private init; } = string.Empty;

    /// <summary>The place of the origin.</summary>
    public double X { get; private init; }

    /// <summary>The place of the origin.</summary>
    public double Y { get; private init; }

    /// <summary>True for text that runs upwards.</summary>
    public bool IsTurned { get; private init; }

    /// <summary>The side of a pixel in a group of <see cref="Pixels"/>; null in others.</summary>
    public double? PixelSize { get; private init; }

    /// <summary>The look of an element within something of this look.</summary>
    public MarkLook Within(Element element)
    {
        var moved = Transform().Match(element.Attribute("transform") ?? string.Empty) is { Success: true } transform ? transform : null;
        return this with
        {
            Fill = element.Attribute("fill") ?? Fill,
            Stroke = element.Attribute("stroke") ?? Stroke,
            StrokeWidth = Number("stroke-width") ?? StrokeWidth,
            Dashes = element.Attribute("stroke-dasharray") ?? Dashes,
            FillOpacity = Number("fill-opacity") ?? FillOpacity,
            StrokeOpacity = Number("stroke-opacity") ?? StrokeOpacity,
            Opacity = Opacity * (Number("opacity") ?? 1),
            FontSize = Number("font-size") ?? FontSize,
            Anchor = element.Attribute("text-anchor") ?? Anchor,
            FontWeight = element.Attribute("font-weight") ?? FontWeight,
            X = moved is null ? X : Read(moved.Groups["x"].Value),
            Y = moved is null ? Y : Read(moved.Groups["y"].Value),
            IsTurned = IsTurned || moved?.Groups["turn"].Success == true,
            PixelSize = moved?.Groups["scale"].Success == true ? Read(moved.Groups["scale"].Value) : PixelSize,
        };

        double? Number(string name) => element.Attribute(name) is { } text ? Read(text) : null;
    }

    /// <summary>The look of an area that has the color of this line.</summary>
    public MarkLook Filled() => this with { Fill = Stroke, FillOpacity = StrokeOpacity, Stroke = NoColor, X = 0, Y = 0 };

    public MarkLook In(Rgb ink) => this with { Fill = ink.ToString() };

    public MarkLook Opaque() => this with { FillOpacity = 1 };

    private static double Read(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^translate\((?<x>\S+) (?<y>\S+)\) (scale\((?<scale>\S+)\)|(?<turn>rotate\(-90\)))$")]
    private static partial Regex Transform();
}
