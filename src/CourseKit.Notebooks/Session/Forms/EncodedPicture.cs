using System.Globalization;
using CourseKit.Tensors.Display;

namespace CourseKit.Notebooks.Session.Forms;

/// <summary>Bytes of a picture's file, told by the signature that such a file begins with.</summary>
internal static class EncodedPicture
{
    private const string WebP = "image/webp";

    /// <summary>Returns a picture in the forms it is shown in; null for bytes that are none.</summary>
    public static MimeBundle? Describe(byte[] file)
    {
        if (MimeTypeOf(file) is not { } mimeType)
        {
            return null;
        }

        var words = string.Create(CultureInfo.InvariantCulture, $"Picture of {file.Length:N0} bytes ({mimeType}).");
        var picture = MimeBundle.Of(mimeType, Convert.ToBase64String(file));

        // VS Code draws no WebP but in HTML.
        return (mimeType == WebP ? picture.With("text/html", ToHtml(mimeType, file, words)) : picture).With(MimeBundle.PlainText, words);
    }

    /// <summary>Returns a picture as an element of HTML that holds it.</summary>
    public static string ToHtml(string mimeType, byte[] file, string words) =>
        $"""<img src="data:{mimeType};base64,{Convert.ToBase64String(file)}" alt="{IHtml.Encode(words)}" """
            + """style="max-width:100%;height:auto">""";

    private static string? MimeTypeOf(ReadOnlySpan<byte> file) => file switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
        _ => null,
    };
}
