using System.Reflection;
using CourseKit.Grading.Hosting;
using CourseKit.Tensors.Display;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Interactive;

/// <summary>Forms in which .NET Interactive shows the course's values: as HTML alone those that have it, since it sends JSON of other MIME
/// types as a string, which no page draws; as text those that print themselves, which it would take apart.</summary>
internal static class HostFormats
{
    /// <summary>Sets the forms of a library's types for this process.</summary>
    public static void Register(Assembly library)
    {
        foreach (var type in library.GetExportedTypes())
        {
            if (type.IsAssignableTo(typeof(IHtml)))
            {
                // Asked for first: what the type itself prefers would else come later, and count.
                Formatter.GetPreferredMimeTypesFor(type);
                Formatter.SetPreferredMimeTypesFor(type, HtmlFormatter.MimeType);
            }
            else if (SelfPrinting.Is(type) && !type.ContainsGenericParameters)
            {
                Formatter.SetPreferredMimeTypesFor(type, PlainTextFormatter.MimeType);
                Formatter.Register(type, (value, writer) => writer.Write(value), PlainTextFormatter.MimeType);
            }
        }
    }
}
