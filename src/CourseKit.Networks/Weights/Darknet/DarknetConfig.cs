using CourseKit.Tensors;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights.Darknet;

/// <summary>A network configuration of darknet, a <c>.cfg</c> file: the size of its images, then a section for each layer.</summary>
/// <remarks>https://github.com/AlexeyAB/darknet, src/parser.c.</remarks>
public sealed class DarknetConfig
{
    private const string Rule = "A configuration is a text of [sections] with lines option=value.";

    private const int Longest = 1 << 20;

    /// <summary>The deepest networks of darknet have some hundreds.</summary>
    private const int MostSections = 1_000;

    private DarknetConfig(string name, DarknetSection image, IReadOnlyList<DarknetSection> layers)
    {
        Name = name;
        int[] sizes = [image.Number("channels", 3), image.Number("height", 416), image.Number("width", 416)];
        Image = sizes.All(size => size > 0) ? [.. sizes] : throw image.Unsuitable(
            "The channels, the height and the width of an image are 1 or more.", string.Join(", ", sizes));
        Layers = layers;
    }

    /// <summary>Gets the name that messages call the configuration by.</summary>
    internal string Name { get; }

    /// <summary>Gets the shape [C, H, W] of one image that the network is made for.</summary>
    public Shape Image { get; }

    /// <summary>Gets the sections of the layers, in the order in which other sections count them.</summary>
    internal IReadOnlyList<DarknetSection> Layers { get; }

    /// <summary>Reads a configuration from a file.</summary>
    /// <exception cref="WeightsException">It is no configuration.</exception>
    public static DarknetConfig Read(string path)
    {
        var text = WeightsFile.Read(path, Rule, (stream, name) =>
            WeightsFile.Read(stream, name, Rule, [FileFormat.Text], () =>
                stream.Length <= Longest ? new StreamReader(stream).ReadToEnd()
                : throw new WeightsException($"A configuration has at most {Longest} bytes.", $"{stream.Length}", name)));
        return Parse(text, Path.GetFileName(path));
    }

    /// <summary>Reads a configuration from its text.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <exception cref="WeightsException">It is no configuration.</exception>
    public static DarknetConfig Parse(string text, string name)
    {
        var sections = new List<DarknetSection>();
        var options = new Dictionary<string, string>();
        foreach (var (number, line) in text.Split('\n').Select(line => line.Trim()).Index()
            .Where(line => line.Item is [not ('#' or ';'), ..]))
        {
            var place = $"{name}, line {number + 1}";
            if (sections.Count > MostSections)
            {
                throw new WeightsException($"A configuration has at most {MostSections} sections.", "more", place);
            }

            if (line is ['[', .. var kind, ']'])
            {
                sections.Add(new DarknetSection(kind, options = [], place));
            }
            else if (sections.Count > 0 && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                options[line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
            else
            {
                throw new WeightsException(
                    "A configuration is made of [sections] with lines option=value.",
                    Excerpt.Of(line), place);
            }
        }

        return sections is [{ Kind: "net" or "network" } image, _, ..]
            ? new DarknetConfig(name, image, sections[1..])
            : throw new WeightsException("A configuration begins with a section [net], and each layer has a section behind it.",
                sections is [{ Kind: "net" or "network" }] ? "[net] alone"
                : sections is [var other, ..] ? $"[{Excerpt.Of(other.Kind)}]" : "none", name);
    }

    /// <summary>
    /// Returns the network. Its parameters are called by the numbers of their sections: <c>0.conv.weight</c>,
    /// <c>0.bn.weight</c>. Each [yolo] section is a side output, <c>yolo0</c>, <c>yolo1</c>, ….
    /// </summary>
    /// <exception cref="WeightsException">A section is none that the course has a layer for, or the layers do not fit each
    /// other.</exception>
    public Layer Network() => DarknetNetwork.Of(this);
}
