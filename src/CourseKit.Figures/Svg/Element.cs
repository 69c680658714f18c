using System.Text;
using CourseKit.Tensors.Display;

namespace CourseKit.Figures.Svg;

/// <summary>An element of SVG or HTML, written so that it is well-formed as both; text and attribute values are escaped.</summary>
internal sealed class Element(string tag)
{
    private readonly List<(string Name, string Value)> attributes = [];
    private readonly List<Element> children = [];
    private bool isScript;

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

    /// <summary>Puts a script inside. Readers of HTML take it as it stands and readers of XML do not, so it has to be the same to
    /// both.</summary>
    /// <exception cref="ArgumentException">The script has a character that XML would have escaped.</exception>
    public Element Running(string script)
    {
        isScript = script.AsSpan().IndexOfAny('<', '&') < 0 ? true : throw new ArgumentException(
            "A script in a figure is written without < and &, which HTML and XML read differently there; turn comparisons around.");
        Content = script;
        return this;
    }

    /// <summary>This element with other elements in it, and nothing else.</summary>
    public Element Around(IEnumerable<Element> elements) => Around(elements, tag);

    /// <summary>An element of another kind with the attributes of this one, and other elements in it.</summary>
    public Element Around(IEnumerable<Element> elements, string tag)
    {
        var hull = new Element(tag);
        hull.attributes.AddRange(attributes);
        return hull.Containing(elements);
    }

    /// <summary>The element with its attributes, without its path and content: elements with equal looks can be drawn as one.</summary>
    public string Look =>
        string.Concat(attributes.Select(attribute => $" {attribute.Name}=\"{IHtml.Encode(attribute.Value)}\"").Prepend(tag));

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

        text.Append('>').Append(isScript ? Content : IHtml.Encode(Content));
        children.ForEach(child => child.WriteTo(text));
        return text.Append("</").Append(tag).Append('>');
    }
}
