using System.Globalization;

namespace CourseKit.Figures.Svg;

/// <summary>A mark of a drawing with the look that its groups give it, for those who write it in another language than SVG.</summary>
internal abstract record DrawnMark(MarkLook Look)
{
    /// <summary>A line or an area.</summary>
    /// <param name="Look">The look.</param>
    /// <param name="Path">The path in the drawing's pixels, in capital letters alone: all places are absolute.</param>
    internal sealed record Drawn(MarkLook Look, string Path) : DrawnMark(Look);

    /// <summary>Text in one line; y is where its letters stand.</summary>
    internal sealed record Written(MarkLook Look, double X, double Y, string Text) : DrawnMark(Look);

    /// <summary>An image file.</summary>
    internal sealed record Pictured(MarkLook Look, string Source, double X, double Y, double Width, double Height) : DrawnMark(Look);

    /// <summary>The marks of a layer, from the back to the front.</summary>
    public static IEnumerable<DrawnMark> Of(Element layer) => Of(layer, new MarkLook());

    private static IEnumerable<DrawnMark> Of(Element element, MarkLook around)
    {
        var look = around.Within(element);
        return element.Tag switch
        {
            "g" => element.Children.SelectMany(child => Of(child, look)),
            "path" when look.PixelSize is { } pixel =>
                [new Drawn(look.Filled(), AbsolutePath.OfPixels(element.Path, look.X, look.Y, pixel))],
            "path" => [new Drawn(look, AbsolutePath.Of(element.Path))],
            "text" => [new Written(look, look.X + Number("x"), look.Y + Number("y"), element.Content)],
            "image" => [new Pictured(
                look, element.Attribute("href") ?? string.Empty, Number("x"), Number("y"), Number("width"), Number("height"))],
            var tag => throw new NotSupportedException($"A drawing is made of paths, texts, images and groups. Received: {tag}."),
        };

        double Number(string name) => double.Parse(element.Attribute(name) ?? "0", CultureInfo.InvariantCulture);
    }
}
