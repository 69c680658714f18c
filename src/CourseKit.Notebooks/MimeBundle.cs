using CourseKit.Grading;

namespace CourseKit.Notebooks;

/// <summary>One value in every form it can be shown in, by MIME type.</summary>
/// <remarks>Images other than SVG are base64; the text of a JSON type (<c>application/json</c>,
/// <c>application/…+json</c>) is JSON.</remarks>
internal sealed record MimeBundle(IReadOnlyDictionary<string, string> Data)
{
    /// <summary>The form that every value has that a cell shows.</summary>
    public const string PlainText = "text/plain";

    /// <summary>The <c>text/plain</c> form; empty where there is none.</summary>
    public string Text => this[PlainText] ?? string.Empty;

    /// <summary>Gets the verdict on an exercise, told by its MIME type; null for any other value.</summary>
    internal (string Exercise, Outcome Outcome)? Verdict => VerdictFormatterSource.Read(this[VerdictFormatterSource.MimeType]);

    /// <summary>Characters of all forms together.</summary>
    public long Length => Data.Values.Sum(text => (long)text.Length);

    /// <summary>The value in one form; null where it has no such form.</summary>
    public string? this[string mimeType] => Data.GetValueOrDefault(mimeType);

    /// <summary>Returns a bundle of plain text alone.</summary>
    public static MimeBundle OfText(string text) => Of(PlainText, text);

    /// <summary>Returns a bundle with one form alone.</summary>
    public static MimeBundle Of(string mimeType, string text) => new(new Dictionary<string, string> { [mimeType] = text });

    /// <summary>Returns a bundle with another text in one form.</summary>
    public MimeBundle With(string mimeType, string text) => new(new OrderedDictionary<string, string>(Data) { [mimeType] = text });
}
