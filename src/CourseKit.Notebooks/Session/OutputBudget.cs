using System.Globalization;

namespace CourseKit.Notebooks.Session;

/// <summary>The rest of the limits of one cell, and the notices about what goes beyond them.</summary>
internal sealed class OutputBudget(OutputLimits limits)
{
    private long printed, displayed;
    private int displays;

    /// <summary>The part of a printed text that is still shown.</summary>
    public ReadOnlySpan<char> Take(ReadOnlySpan<char> text)
    {
        var room = (int)Math.Max(0, limits.Characters - printed);
        printed += text.Length;
        return Cut(text, room);
    }

    /// <summary>The output as it is shown: whole, or with a remark instead of a value that is too large; null for one too many.</summary>
    public CellOutput? Take(CellOutput output) => output switch
    {
        CellOutput.Display when ++displays > limits.Displays => null,
        CellOutput.Display display => display with { Data = Spend(display.Data) },
        CellOutput.Result result => result with { Data = Spend(result.Data) },
        CellOutput.Update update => update with { Data = Fit(update.Data, limits.DisplayCharacters) },
        _ => output,
    };

    /// <summary>The notice for the limit of printed text when a text of this length has just passed it.</summary>
    public string NoticeAfter(int length) => printed > limits.Characters && printed - length <= limits.Characters
        ? $"\nOutput cut after {Number(limits.Characters)} characters; the cell goes on.\n"
        : string.Empty;

    /// <summary>The notice about cut output at the end of the cell.</summary>
    public string Summary() =>
        (printed > limits.Characters
            ? $"Received: {Number(printed)} characters. Print less, or write to a file: File.WriteAllText(…).\n"
            : string.Empty)
        + (displays > limits.Displays
            ? $"A cell displays at most {Number(limits.Displays)} values. Received: {Number(displays)}. "
                + "To show progress, keep the handle that Display returns and Update it.\n"
            : string.Empty);

    /// <summary>The start of a text, and no half of a surrogate pair.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int room) =>
        text.Length <= room ? text : room > 0 && char.IsHighSurrogate(text[room - 1]) ? text[..(room - 1)] : text[..room];

    private MimeBundle Spend(MimeBundle data)
    {
        var shown = Fit(data, limits.DisplayCharacters - displayed);
        displayed += shown.Length;
        return shown;
    }

    private MimeBundle Fit(MimeBundle data, long room)
    {
        var cut = data.Text.Length <= limits.Characters ? data : data.With(
            MimeBundle.PlainText,
            $"{Cut(data.Text, limits.Characters)}\n"
                + $"Output cut after {Number(limits.Characters)} characters. Received: {Number(data.Text.Length)}.");
        return cut.Length <= room ? cut : MimeBundle.OfText(
            $"A cell displays at most {Number(limits.DisplayCharacters)} characters. Received: {Number(cut.Length)} more. "
            + "Show a smaller part of the value.");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
