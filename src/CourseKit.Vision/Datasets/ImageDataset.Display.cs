using CourseKit.Tensors.Display;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <content>Display: name, source, and the number of images of each class.</content>
public sealed partial record ImageDataset
{
    private string Title => Invariant($"{Name}: {Count:N0} images of {pixels.Shape[1]}×{pixels.Shape[2]} pixels");

    private IEnumerable<(string Class, int Images)> ImagesByClass =>
        ClassNames.Select((name, label) => (name, Labels.Count(labelOfImage => labelOfImage == label)));

    /// <summary>Name, notice, source, and the number of images of each class.</summary>
    public override string ToString() => string.Join(
        '\n',
        [
            Title,
            .. Notice is null ? Array.Empty<string>() : [Notice],
            $"Source: {Source}",
            .. ImagesByClass.Select(row => Invariant($"{row.Class.PadRight(ClassNames.Max(name => name.Length))} {row.Images,6}")),
        ]);

    /// <inheritdoc/>
    public string ToHtml()
    {
        var notice = Notice is null ? string.Empty : $"<p><strong>{Encode(Notice)}</strong></p>";
        var classes = string.Concat(ImagesByClass.Select(row => $"<th scope=\"col\">{Encode(row.Class)}</th>"));
        var counts = string.Concat(ImagesByClass.Select(row => Invariant($"<td>{row.Images:N0}</td>")));
        return $"<div>{notice}<table><caption>{Encode(Title)}</caption>"
            + $"<thead><tr>{classes}</tr></thead><tbody><tr>{counts}</tr></tbody></table>"
            + $"<p><small>Source: {Encode(Source)}</small></p></div>";
    }

    private static string Encode(string text) => IHtml.Encode(text);
}
