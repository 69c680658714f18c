using System.Globalization;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Networks.Weights.Darknet;

/// <summary>A section of a configuration: <c>[convolutional]</c> and its options.</summary>
/// <param name="Kind">The word in the brackets.</param>
/// <param name="Options">The options below it.</param>
/// <param name="Place">The file and the line, for messages.</param>
internal sealed record DarknetSection(string Kind, IReadOnlyDictionary<string, string> Options, string Place)
{
    /// <summary>No image, window or number of filters is greater, and products of two stay whole numbers of 32 bits.</summary>
    private const int Greatest = 32_767;

    /// <summary>No layer reads from more others.</summary>
    private const int MostNumbers = 100;

    /// <summary>A whole number.</summary>
    /// <exception cref="WeightsException">It is none.</exception>
    public int Number(string option, int otherwise) => Options.TryGetValue(option, out var text) ? Whole(option, text) : otherwise;

    /// <summary>Whole numbers with commas between them.</summary>
    /// <exception cref="WeightsException">They are none, missing, or too many.</exception>
    public IReadOnlyList<int> Numbers(string option)
    {
        var parts = Options.TryGetValue(option, out var text) ? text.Split(',', StringSplitOptions.RemoveEmptyEntries)
            : throw Unsuitable($"A section [{Kind}] has an option {option}.", "none");
        return parts.Length <= MostNumbers ? [.. parts.Select(part => Whole(option, part))]
            : throw Unsuitable($"The option {option} of [{Kind}] has at most {MostNumbers} numbers.", $"{parts.Length}");
    }

    /// <summary>A text.</summary>
    public string Text(string option, string otherwise) => Options.GetValueOrDefault(option, otherwise);

    internal WeightsException Unsuitable(string rule, string received) => new(rule, received, Place);

    private int Whole(string option, string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var number) && Math.Abs((long)number) <= Greatest
            ? number
            : throw Unsuitable(Invariant($"The option {option} of [{Kind}] is a whole number, at most {Greatest:N0}."), Excerpt.Of(text));
}
