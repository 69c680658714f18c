using System.Reflection;
using CourseKit.Grading.Hosting;
using CourseKit.Tensors.Display;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Interactive;

/// <summary>Forms in which .NET Interactive shows the course's values.</summary>
internal static class HostFormats
{
    /// <summary>Gets whether the host shows text, and updates of a value beside what stood there.</summary>
    public static bool IsTerminal => Formatter.DefaultMimeType == PlainTextFormatter.MimeType;

    /// <summary>Sets the forms of a library's types for this process.</summary>
    /// <remarks>
    /// HTML alone for what has it: JSON of other MIME types is sent as a string, which no page draws. Text for what prints itself, which
    /// the host would take apart; and for everything where the host is a terminal.
    /// </remarks>
    public static void Register(Assembly library)
    {
        foreach (var type in library.GetTypes().Where(type =>
            type.IsAssignableTo(typeof(IHtml)) || (type.IsVisible && SelfPrinting.Is(type))))
        {
            var form = IsTerminal || !type.IsAssignableTo(typeof(IHtml)) ? PlainTextFormatter.MimeType : HtmlFormatter.MimeType;

            // Asked for first: what the type itself prefers would else come later, and count.
            Formatter.GetPreferredMimeTypesFor(type);
            Formatter.SetPreferredMimeTypesFor(type, form);
            Formatter.Register(type, (value, writer) => writer.Write(value), PlainTextFormatter.MimeType);
        }
    }

    /// <summary>Sets the figures as which values of lower libraries are shown, where the host is no terminal.</summary>
    public static void RegisterFigures()
    {
        foreach (var (type, figure) in FigureForms.All.Where(_ => !IsTerminal))
        {
            Formatter.SetPreferredMimeTypesFor(type, HtmlFormatter.MimeType);
            Formatter.Register(type, (value, writer) => writer.Write(figure(value).ToHtml()), HtmlFormatter.MimeType);
        }
    }
}
