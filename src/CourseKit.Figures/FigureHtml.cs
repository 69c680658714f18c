using CourseKit.Figures.Stepping;

namespace CourseKit.Figures;

/// <summary>Figures as HTML: the drawing, the caption, and the same in words.</summary>
internal static class FigureHtml
{
    public const string Style = "margin:8px 0;color:var(--ck-text,inherit)";

    /// <summary>A figure that stands still.</summary>
    public static Element Still(Figure figure)
    {
        var picture = figure.Draw();
        return new Element("figure") { ["class"] = "ck-figure", ["role"] = "img", ["aria-label"] = Words(figure), ["style"] = Style }
            .Containing(picture.ToSvg(figure.Title, figure.Description))
            .Containing(Caption(figure, picture));
    }

    /// <summary>A figure of frames, of which the reader sees one at a time.</summary>
    public static Element Stepped(Figure figure, Picture picture, IReadOnlyList<string> captions, int steps)
    {
        var svg = picture.ToSvg(figure.Title, figure.Description);
        svg["role"] = "img";
        svg["aria-label"] = Words(figure);
        return new Element("figure")
        {
            ["class"] = "ck-figure ck-steps",
            ["role"] = "group",
            ["aria-label"] = figure.Title.Length > 0 ? figure.Title : "Figure in steps",
            ["style"] = Style
        }
            .Containing(svg)
            .Containing(StepControls.For(steps, picture.Width))
            .Containing(captions.Select((caption, step) => SteppedPicture.At(
                new Element("div") { ["class"] = "ck-step-caption" }.Saying(caption), step, step))
                    .Where((_, step) => captions[step].Length > 0))
            .Containing(Caption(figure, picture))
            .Containing(StepControls.Script());
    }

    /// <summary>The title, the caption and the description of a figure in sentences: its text alternative.</summary>
    public static string Words(Figure figure) =>
        string.Join(' ', new[] { figure.Title, figure.Caption, figure.Description }.Where(part => part.Length > 0).Select(Sentence));

    /// <summary>The caption below a figure, where it has one.</summary>
    public static IEnumerable<Element> Caption(Figure figure, Picture picture) => figure.Caption.Length == 0 ? [] :
        [new Element("figcaption") { ["style"] = FormattableString.Invariant($"max-width:{picture.Width:0}px;font-size:.9em;opacity:.8") }
            .Saying(figure.Caption)];

    private static string Sentence(string words) => words[^1] is '.' or '?' or '!' or '…' ? words : $"{words}.";
}
