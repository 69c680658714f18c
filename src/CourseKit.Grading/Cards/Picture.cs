using CourseKit.Figures;
using CourseKit.Figures.Colors;
using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>A small picture with its name below it.</summary>
internal sealed record Picture(string Name, Pixels Pixels, ColorMap Colors, (double Low, double High) Range, string Words) : Part
{
    /// <summary>Gets whether no table of numbers goes with the picture, so that a terminal is told of it.</summary>
    public bool IsAlone { get; init; }

    internal override string Css =>
        """
        .ck-report figure.ck-picture{margin:0;font-size:.9em}
        .ck-report .ck-picture img{display:block;margin:0 0 .2em;background:none}
        .ck-report .ck-picture figcaption{margin:0;color:inherit;font-size:1em;line-height:1.35;width:0;min-width:100%}
        """;

    /// <summary>The range of colors of pictures that are compared: from 0 to 1, unless there are values outside.</summary>
    public static (double Low, double High) RangeOf(params IEnumerable<Pixels> pictures)
    {
        float[] finite = [.. pictures.SelectMany(picture => picture.Values).Where(float.IsFinite)];
        var (low, high) = finite.Length == 0 ? (0, 0) : (finite.Min(), finite.Max());
        return low >= 0 && high <= 1 ? (0, 1) : low < high ? (low, high) : (low - 0.5, high + 0.5);
    }

    /// <summary>A picture in gray, or in its own colors.</summary>
    public static Picture Of(string name, Pixels pixels, (double Low, double High) range) => new(name, pixels, ColorMap.Gray, range,
        FormattableString.Invariant($"{pixels.Height}×{pixels.Width}, {Legend(pixels, range)}"));

    private static string Legend(Pixels pixels, (double Low, double High) range) =>
        pixels.AreEqual ? FormattableString.Invariant($"{pixels.Values[0]:G3} everywhere")
            : FormattableString.Invariant($"black {range.Low:G3}, white {range.High:G3}");

    /// <summary>A picture of differences, white where there are none.</summary>
    public static Picture OfDifference(Pixels pixels)
    {
        var most = pixels.Values.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max() is > 0 and var found ? found : 1;
        return new Picture("difference", pixels, ColorMap.OrangePurple, (-most, most), "orange too low, purple too high");
    }

    /// <inheritdoc/>
    public override string ToString() => IsAlone ? $"{Name}: a picture, {Words}" : string.Empty;

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"""<figure class="ck-picture">{Thumbnail.Of(Pixels.Image, Colors, Range.Low, Range.High, $"{Name}, {Words}")}""" +
        $"<figcaption><b>{IHtml.Encode(Name)}</b><br/>{IHtml.Encode(Words)}</figcaption></figure>";
}
