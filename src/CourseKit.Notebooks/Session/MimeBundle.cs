namespace CourseKit.Notebooks.Session;

/// <summary>One value in every form it can be shown in, by MIME type; the text of JSON types (<c>…json</c>) is JSON.</summary>
public sealed record MimeBundle(IReadOnlyDictionary<string, string> Data)
{
    /// <summary>The form that every value has.</summary>
    public const string PlainText = "text/plain";

    /// <summary>The <c>text/plain</c> form.</summary>
    public string Text => Data[PlainText];

    /// <summary>Characters of all forms together.</summary>
    public long Length => Data.Values.Sum(text => (long)text.Length);

    /// <summary>Text alone.</summary>
    public static MimeBundle OfText(string text) => new(new Dictionary<string, string> { [PlainText] = text });

    /// <summary>The same value with another text in one form.</summary>
    public MimeBundle With(string mimeType, string text) => new(new Dictionary<string, string>(Data) { [mimeType] = text });
}
