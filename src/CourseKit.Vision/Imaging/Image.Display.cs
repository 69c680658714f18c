using CourseKit.Tensors.Display;
using static System.FormattableString;

namespace CourseKit.Vision.Imaging;

/// <content>Display.</content>
public sealed partial class Image
{
    /// <summary>The longest side in pixels that is shown; images up to the small one are shown pixel by pixel.</summary>
    private const int LongestShown = 512, Small = 64;

    /// <summary>A page takes four thirds of that, and its text.</summary>
    private const int ShownBytes = 36 << 10;

    private static readonly int[] Qualities = [90, 80, 65, 50, 30];

    /// <summary>Gets the width at which the image is shown, in pixels of the page.</summary>
    internal int ShownWidth => (int)Math.Max(1, Math.Round(Width * ShownScale));

    /// <summary>Gets the height at which the image is shown, in pixels of the page.</summary>
    internal int ShownHeight => (int)Math.Max(1, Math.Round(Height * ShownScale));

    /// <summary>Gets the width of the file of <see cref="ToDataUri"/>, in pixels.</summary>
    internal int FileWidth => IsSmall ? Width : ShownWidth;

    private bool IsSmall => Math.Max(Height, Width) <= Small;

    private double ShownScale => Math.Max(Height, Width) is var longer && IsSmall
        ? 4 * Small / longer
        : Math.Min(1, (double)LongestShown / longer);

    /// <summary>Returns the size, the kind of channels, and what there is to remark.</summary>
    public override string ToString() =>
        Invariant($"Image of {Width} × {Height} pixels (width × height), {(Channels == GrayChannels ? "gray" : "red, green and blue")}.")
        + (Notice is null ? string.Empty : $" {Notice}");

    /// <summary>Returns the image as an element <c>img</c> that holds it, scaled to at most 512 pixels, in some 50 kB where it can
    /// be.</summary>
    public string ToHtml()
    {
        var style = $"max-width:100%;height:auto{(IsSmall ? ";image-rendering:pixelated" : string.Empty)}";
        var words = IHtml.Encode(ToString());
        return Invariant($"<img src=\"{ToDataUri()}\" width=\"{ShownWidth}\" height=\"{ShownHeight}\" alt=\"{words}\" title=\"{words}\" ")
            + $"style=\"{style}\">" + (Notice is null ? string.Empty : $"<p><small>{IHtml.Encode(Notice)}</small></p>");
    }

    /// <summary>The image as it is shown, as text that can stand in the place of an address.</summary>
    /// <param name="bytes">The size of the file that is aimed at: the image is compressed as much as need be, within reason.</param>
    internal string ToDataUri(int bytes = ShownBytes)
    {
        var shown = IsSmall ? this : Resize(ShownHeight, ShownWidth);
        var (kind, file) = ("png", ImageEncoder.Png(shown));
        for (var at = 0; at < Qualities.Length && file.Length > bytes; at++)
        {
            (kind, file) = ("jpeg", ImageEncoder.Jpeg(shown, Qualities[at]));
        }

        return $"data:image/{kind};base64,{Convert.ToBase64String(file)}";
    }
}
