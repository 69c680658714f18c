using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>Parts of a card beside each other; below each other where there is no room.</summary>
internal sealed record Beside(string Label, IReadOnlyList<Part> Items) : Part
{
    private const int WidestText = 96;
    private const string Gap = "    ";

    internal override string Css => string.Join('\n', Items.Select(item => item.Css).Distinct().Prepend(
        """
        .ck-report .ck-beside{display:flex;flex-wrap:wrap;align-items:flex-start;gap:.5em 1.3em;margin:.5em 0}
        .ck-report .ck-beside>*{min-width:0;max-width:100%}
        """));

    /// <inheritdoc/>
    public override string ToString()
    {
        List<string[]> blocks = [.. Items.Select(item => item.ToString()).Where(text => text.Length > 0).Select(text => text.Split('\n'))];
        List<string> lines = [];
        for (var at = 0; at < blocks.Count;)
        {
            var fit = Math.Max(1, Enumerable.Range(1, blocks.Count - at)
                .LastOrDefault(count => Width(blocks.GetRange(at, count)) <= WidestText));
            lines.AddRange(Joined(blocks.GetRange(at, fit)).Prepend(string.Empty));
            at += fit;
        }

        return string.Join('\n', lines);
    }

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"""<div class="ck-beside" role="group" aria-label="{IHtml.Encode(Label)}">""" +
        $"{string.Concat(Items.Select(item => item.ToHtml()))}</div>";

    private static int Width(IEnumerable<string[]> blocks) => blocks.Sum(block => block.Max(line => line.Length) + Gap.Length) - Gap.Length;

    private static IEnumerable<string> Joined(IReadOnlyList<string[]> blocks)
    {
        int[] widths = [.. blocks.Select(block => block.Max(line => line.Length))];
        return Enumerable.Range(0, blocks.Max(block => block.Length)).Select(row => string.Join(
            Gap, blocks.Zip(widths, (block, width) => (row < block.Length ? block[row] : string.Empty).PadRight(width))).TrimEnd());
    }
}
