using System.Globalization;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;
using CourseKit.Vision.Imaging;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets.Annotations;

/// <summary>The classes of masks: the values or colors of their pixels, those of void left out.</summary>
internal sealed class MaskClasses
{
    /// <summary>Longer than any list of classes.</summary>
    private const int MostBytes = 1 << 20, MostClasses = 255;

    /// <summary>The value of pixels without a class in most sets of masks, Pascal VOC's for one.</summary>
    private const int Void = 255;

    private static readonly HashSet<string> VoidNames =
        new(["void", "unlabelled", "unlabeled", "unlabel", "ignore", "ignored"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<int, int> labels = [];
    private readonly bool areColors;

    /// <summary>Classes of masks whose values are their numbers.</summary>
    public MaskClasses(IReadOnlyList<string> names)
        : this([.. names.Select((name, index) => (name, index))], areColors: false)
    {
    }

    private MaskClasses(IReadOnlyList<(string Name, int Value)> classes, bool areColors)
    {
        this.areColors = areColors;
        var names = new List<string>();
        foreach (var (name, value) in classes)
        {
            labels[value] = VoidNames.Contains(name) ? Example.Ignored : names.Count;
            if (!VoidNames.Contains(name))
            {
                names.Add(name);
            }
        }

        if (!areColors)
        {
            labels.TryAdd(Void, Example.Ignored);
        }

        Names = names;
    }

    /// <summary>Gets the names of the classes, by label.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a list of classes, a line each: names alone, or all of them with colors.</summary>
    /// <exception cref="InvalidDataException">The list is damaged, or none.</exception>
    public static MaskClasses Read(string path)
    {
        using var file = NamedFile.Open(path, received => Damaged(Path.GetFileName(path), received));
        return Read(file, Path.GetFileName(path));
    }

    /// <inheritdoc cref="Read(string)"/>
    public static MaskClasses Read(Stream stream, string file)
    {
        var bytes = new byte[MostBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MostBytes)
        {
            throw Damaged(file, $"more than {MostBytes >> 20} MiB");
        }

        using var reader = new StreamReader(new MemoryStream(bytes, 0, length));
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        List<(string Name, int? Color)> classes = [.. lines.Where(line => !IsHeader(line)).Take(MostClasses + 1).Select(Class)];
        var colored = classes.Count(item => item.Color is not null);
        if (classes.Count is 0 or > MostClasses || (colored > 0 && colored < classes.Count))
        {
            throw Damaged(file, classes.Count is 0 ? "no line" : classes.Count > MostClasses ? $"more than {MostClasses} lines"
                : Invariant($"{colored} lines with a color, and {classes.Count - colored} without"));
        }

        if (colored > 0 && classes.GroupBy(item => item.Color).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Damaged(file, $"the color of {Excerpt.Of([.. twice.Select(item => item.Name)])} more than once");
        }

        return new([.. classes.Select((item, index) => (item.Name, item.Color ?? index))], colored > 0);
    }

    /// <summary>Returns the class of each pixel of a mask, [H, W].</summary>
    /// <exception cref="InvalidDataException">A pixel is none of the classes; the message names it.</exception>
    public Tensor LabelsOf(Image mask, string file)
    {
        if (!areColors && mask.Channels != 1)
        {
            throw new InvalidDataException("A mask without colors in the list of classes is gray. "
                + $"Received: {file}, in color. Give each class its color in the list: «128 64 128 road».");
        }

        var (image, result) = (areColors ? mask.ToColor() : mask, Tensor.Uninitialized([mask.Height, mask.Width]));
        for (var pixel = 0; pixel < result.Count; pixel++)
        {
            var value = areColors
                ? Color(image.Values[3 * pixel], image.Values[(3 * pixel) + 1], image.Values[(3 * pixel) + 2]) : image.Values[pixel];
            if (!labels.TryGetValue(value, out var label))
            {
                throw new InvalidDataException(
                    Invariant($"A mask has the {(areColors ? "colors" : "numbers")} of {labels.Count} classes. ")
                    + Invariant($"Received: {(areColors ? $"{value >> 16} {(value >> 8) & 255} {value & 255}" : value)} in row ")
                    + Invariant($"{pixel / mask.Width}, column {pixel % mask.Width} of {file}. Add the class to the list, or as void. ")
                    + "A mask is stored without loss, as PNG.");
            }

            result.Values[pixel] = label;
        }

        return result;
    }

    private static int Color(int red, int green, int blue) => (red << 16) | (green << 8) | blue;

    /// <summary>The first line of a CSV file of classes.</summary>
    private static bool IsHeader(string line) => line.StartsWith("name,", StringComparison.OrdinalIgnoreCase);

    private static (string Name, int? Color) Class(string line)
    {
        string[] parts = [.. (line.Contains(',') ? line.Split(',') : line.Split(' ', '\t'))
            .Select(part => part.Trim()).Where(part => part.Length > 0)];
        return parts is [_, _, _, _, ..] && ColorOf(parts[..3]) is { } first ? (string.Join(' ', parts[3..]), first)
            : parts is [_, _, _, _, ..] && ColorOf(parts[^3..]) is { } last ? (string.Join(' ', parts[..^3]), last)
            : (line, null);
    }

    private static int? ColorOf(string[] parts)
    {
        var color = 0;
        foreach (var part in parts)
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            color = (color << 8) | value;
        }

        return color;
    }

    private static InvalidDataException Damaged(string file, string received) => new(
        $"A list of classes has a line for each, 1 to {MostClasses}: its name, or before it the color of its pixels in masks, «128 64 128 "
            + $"road», the same for all lines. Received: {received}. In {Excerpt.Of(file)}.");
}
