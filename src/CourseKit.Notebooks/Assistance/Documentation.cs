using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Assistance;

/// <summary>The documentation of a member in the XML beside its library, as Markdown.</summary>
internal sealed class Documentation
{
    private static readonly Documentation None = new(new XElement("none"));

    private readonly XElement xml;

    private Documentation(XElement xml) => this.xml = xml;

    /// <summary>The summary of the member.</summary>
    public string Summary => Markdown(xml.Element("summary"));

    /// <summary>The documentation of a member; empty where there is none.</summary>
    public static Documentation Of(ISymbol symbol, CancellationToken cancel)
    {
        try
        {
            return symbol.GetDocumentationCommentXml(expandIncludes: true, cancellationToken: cancel) is { Length: > 0 } text
                ? new Documentation(XElement.Parse(text))
                : None;
        }
        catch (XmlException)
        {
            return None;
        }
    }

    /// <summary>The documentation of a parameter.</summary>
    public string Parameter(string name) =>
        Markdown(xml.Elements("param").FirstOrDefault(parameter => (string?)parameter.Attribute("name") == name));

    private static string Markdown(XElement? element) => element is null
        ? string.Empty
        : string.Join(' ', string.Concat(element.Nodes().Select(Markdown)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Markdown(XNode node) => node switch
    {
        XText text => TaggedMarkdown.Escaped(text.Value),
        XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
        XElement reference when Name(reference) is { } name => $"`{name}`",
        XElement other => string.Concat(other.Nodes().Select(Markdown)),
        _ => string.Empty,
    };

    private static string? Name(XElement element) =>
        (string?)element.Attribute("name") ?? (string?)element.Attribute("langword")
            ?? ((string?)element.Attribute("cref"))?.Split('.', ':')[^1];
}
