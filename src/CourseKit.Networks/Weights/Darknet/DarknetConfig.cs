using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.Darknet;

/// <summary>A network as darknet describes it, in a <c>.cfg</c> file: the size of its images, then a section for each layer.</summary>
/// <remarks>https://github.com/AlexeyAB/darknet, src/parser.c.</remarks>
public sealed class DarknetConfig
{
    private const int Longest = 1 << 20;

    private DarknetConfig(DarknetSection image, IReadOnlyList<DarknetSection> layers)
    {
        Image = [image.Number("channels", 3), image.Number("height", 416), image.Number("width", 416)];
        Layers = layers;
    }

    /// <summary>The shape of one image that the network is made for.</summary>
    public Shape Image { get; }

    /// <summary>The layers, in the order in which other sections count them.</summary>
    public IReadOnlyList<DarknetSection> Layers { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="WeightsException">It is no configuration.</exception>
    public static DarknetConfig Read(string path)
    {
        var length = new FileInfo(path).Length;
        return length <= Longest
            ? Parse(File.ReadAllText(path), Path.GetFileName(path))
            : throw new WeightsException($"A configuration has at most {Longest} bytes.", $"{length}", path);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">What stands in the file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="WeightsException">It is no configuration.</exception>
    public static DarknetConfig Parse(string text, string name)
    {
        var sections = new List<DarknetSection>();
        var options = new Dictionary<string, string>();
        foreach (var (number, line) in text.Split('\n').Select(line => line.Trim()).Index()
            .Where(line => line.Item is [not ('#' or ';'), ..]))
        {
            var place = $"{name}, line {number + 1}";
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
                    line.Length <= 100 ? line : $"{line[..100]}…", place);
            }
        }

        return sections is [{ Kind: "net" or "network" } image, .. var layers]
            ? new DarknetConfig(image, layers)
            : throw new WeightsException("A configuration begins with a section [net].",
                sections is [var other, ..] ? $"[{other.Kind}]" : "none", name);
    }

    /// <summary>
    /// The network. Its parameters are called by the numbers of their sections: <c>0.conv.weight</c>,
    /// <c>0.bn.weight</c>. Each [yolo] section is a side output, <c>yolo0</c>, <c>yolo1</c>, ….
    /// </summary>
    /// <exception cref="WeightsException">A section is none that the course has a layer for.</exception>
    public Layer Network() => DarknetNetwork.Of(this);
}
