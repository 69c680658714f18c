using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace CourseKit.Notebooks.Export.Prose;

/// <summary>Finds <c>$…$</c> and <c>$$…$$</c> in a paragraph as notebook editors do, and leaves prices alone.</summary>
/// <remarks>
/// Pandoc's rule for one dollar sign: no space after the first, none before the last, and no digit after the last; so
/// “$5 and $10” is two prices. Markdig's own parser lets no formula over several lines begin with <c>$$</c> and text.
/// </remarks>
internal sealed class FormulaParser : InlineParser
{
    public FormulaParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var dollars = slice.PeekChar() == '$' ? 2 : 1;
        var start = slice.Start + dollars;
        if (End(slice, start, dollars) is not { } end || slice.Text.AsSpan(start, end - start).IsWhiteSpace())
        {
            return false;
        }

        processor.Inline = new MathInline
        {
            Delimiter = '$',
            DelimiterCount = dollars,
            Content = new StringSlice(slice.Text, start, end - 1),
            Span = new(processor.GetSourcePosition(slice.Start, out var line, out var column),
                processor.GetSourcePosition(end + dollars - 1)),
            Line = line,
            Column = column,
        };
        slice.Start = end + dollars;
        return true;
    }

    /// <summary>The position of the closing dollar signs.</summary>
    private static int? End(StringSlice slice, int start, int dollars)
    {
        if (dollars == 1 && (start > slice.End || char.IsWhiteSpace(slice.Text[start])))
        {
            return null;
        }

        for (var i = start; i <= slice.End; i++)
        {
            if (slice.Text[i] == '\\')
            {
                i++;
            }
            else if (slice.Text[i] == '$' && Closes(slice, i, dollars))
            {
                return i;
            }
        }

        return null;
    }

    private static bool Closes(StringSlice slice, int place, int dollars)
    {
        var next = place < slice.End ? slice.Text[place + 1] : ' ';
        return dollars == 2 ? next == '$' : !char.IsWhiteSpace(slice.Text[place - 1]) && next != '$' && !char.IsAsciiDigit(next);
    }
}
