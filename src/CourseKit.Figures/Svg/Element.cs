using System.Text;

namespace CourseKit.Figures.Svg;

/// <summary>An element of SVG or HTML, written so that it is well-formed as both; text and attribute values are escaped.</summary>
internal sealed class Element(string tag)
{
    private readonly List<(string Name, string Value)> attributes = [];
    private readonly List<Element> children = [];

    public string Tag => tag;

    /// <summary>The text inside.</summary>
    public string Content { get; private set; } = string.Empty;

    public IReadOnlyList<Element> Children => children;

    /// <summary>The line that a path follows, in SVG's notation.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Sets an attribute.</summary>
    public string this[string name]
    {
        set => attributes.Add((name, value));
    }

    /// <summary>The value of an attribute; null if it has not been set.</summary>
    public string? Attribute(string name) => attributes.Find(attribute => attribute.Name == name).Value;

    /// <summary>Puts elements inside.</summary>
    public Element Containing(params IEnumerable<Element> elements)
    {
        children.AddRange(elements);
        return this;
    }

    /// <summary>Puts text inside.</summary>
    public Element Saying(string text)
    {
        Content = text;
        return this;
    }

    /// <summary>This element with other elements in it, and nothing else.</summary>
    public Element Around(IEnumerable<Element> elements)
    {
        var hull = new Element(tag);
        hull.attributes.AddRange(attributes);
        return hull.Containing(elements);
    }

    /// <summary>The element with its attributes, without its path and content: elements with equal looks can be drawn as one.</summary>
    public string Look => string.Concat(attributes.Select(attribute => $" {attribute.Name}=\"{Escape(attribute.Value)}\"").Prepend(tag));

    /// <summary>Elements in groups, in which paths that look alike become one; allowed where nothing covers anything else.</summary>
    public Element Compact() => Around(children
        .Select(child => child.Tag == "g" ? child.Compact() : child)
        .GroupBy(child => child.Tag == "path" ? (child.Look, null) : (string.Empty, (Element?)child))
        .Select(alike => alike.Count() == 1 ? alike.First() : alike.First().Along(string.Concat(alike.Select(path => path.Path)))));

    public override string ToString() => WriteTo(new StringBuilder()).ToString();

    private Element Along(string path)
    {
        var joined = new Element(tag) { Path = path };
        joined.attributes.AddRange(attributes);
        return joined;
    }

    private StringBuilder WriteTo(StringBuilder text)
    {
        text.Append('<').Append(Look);
        if (Path.Length > 0)
        {
            text.Append(" d=\"").Append(Path).Append('"');
        }

        if (children.Count == 0 && Content.Length == 0)
        {
            return text.Append("/>");
        }

        text.Append('>').Append(Escape(Content));
        children.ForEach(child => child.WriteTo(text));
        return text.Append("</").Append(tag).Append('>');
    }

    /// <summary>Text as it may stand in a document; characters that XML has no way to write become �.</summary>
    /// <remarks>What needs no escape keeps its form, so that a script without &lt; and &amp; may be written as text too.</remarks>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '"' => escaped.Append("&quot;"),
                < ' ' and not '\n' and not '\t' or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune),
            };
        }

        return escaped.ToString();
    }
}
