using System.Reflection;
using CourseKit.Grading.Hosting;
using CourseKit.Tensors.Display;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Interactive;

/// <summary>Forms in which .NET Interactive shows the course's values.</summary>
internal static class HostFormats
{
    /// <summary>Sets the forms of a library's types for this process.</summary>
    /// <remarks>
    /// HTML alone for what has it: JSON of other MIME types is sent as a string, which no page draws. Text for what prints itself, which
    /// the host would take apart; and for everything where the host is a terminal.
    /// </remarks>
    public static void Register(Assembly library)
    {
        var isTerminal = Formatter.DefaultMimeType == PlainTextFormatter.MimeType;
        foreach (var type in library.GetTypes().Where(type =>
            type.IsAssignableTo(typeof(IHtml)) || (type.IsVisible && SelfPrinting.Is(type))))
        {
            var form = isTerminal || !type.IsAssignableTo(typeof(IHtml)) ? PlainTextFormatter.MimeType : HtmlFormatter.MimeType;

            // Asked for first: what the type itself prefers would else come later, and count.
            Formatter.GetPreferredMimeTypesFor(type);
            Formatter.SetPreferredMimeTypesFor(type, form);
            Formatter.Register(type, (value, writer) => writer.Write(value), PlainTextFormatter.MimeType);
        }
    }
}
