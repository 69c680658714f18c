using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Notebooks.Session.Forms;

/// <summary>One form of the values of a type, and of the types that derive from it.</summary>
/// <param name="type">The type.</param>
/// <param name="mimeType">The MIME type of the form.</param>
/// <param name="write">The function from a value to its text.</param>
internal sealed class WrittenForm(Type type, string mimeType, Func<object, string> write) : ITypeFormatter
{
    public Type Type => type;

    public string MimeType => mimeType;

    public bool Format(object value, FormatContext context)
    {
        context.Writer.Write(write(value));
        return true;
    }
}
