namespace CourseKit.Tensors.Display;

/// <summary>The formatter of one type for one MIME type; its members are found by name, see
/// <see cref="TypeFormatterSourceAttribute"/>.</summary>
/// <param name="mimeType">The MIME type, such as <c>text/html</c>.</param>
/// <param name="write">The function from a value to its text.</param>
public sealed class TypeFormatter<T>(string mimeType, Func<T, string> write)
{
    /// <summary>Gets the MIME type, such as <c>text/html</c>.</summary>
    public string MimeType => mimeType;

    /// <summary>Writes the value and returns true, or returns false if it is of another type.</summary>
    public bool Format(object value, TextWriter writer)
    {
        if (value is not T shown)
        {
            return false;
        }

        writer.Write(write(shown));
        return true;
    }
}
