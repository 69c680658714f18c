using System.Text;
using CourseKit.Notebooks.Session.Packages;

namespace CourseKit.Notebooks.Session.Magics;

/// <summary>A piece of a cell: lines of C#, a line that is a magic, or the lines below one that takes them.</summary>
/// <param name="Magic">The magic; null for C#.</param>
/// <param name="Text">The lines that belong to it; those of C# with an empty line for each that
/// stands above them, so that they keep their numbers.</param>
internal sealed record CellPart(Magic? Magic, string Text)
{
    private const string Sign = "#!";

    /// <summary>Cuts a cell into its parts.</summary>
    /// <exception cref="MagicException">A magic is not known here.</exception>
    public static IReadOnlyList<CellPart> Split(string cell)
    {
        var parts = new List<CellPart>();
        var (block, own, above) = ((Magic?)null, new List<string>(), 0);
        foreach (var (index, line) in Read(cell.ReplaceLineEndings("\n")).Index())
        {
            if (!line.IsMagic)
            {
                own.Add(line.Text);
                continue;
            }

            var magic = line.Magic ?? throw MagicException.Unknown(NameOf(line.Text), index + 1);
            Close();
            above = index + 1;
            if (magic.Takes == Lines.None)
            {
                parts.Add(new CellPart(magic, string.Empty));
            }
            else
            {
                block = magic.Takes == Lines.Own ? magic : null;
            }
        }

        Close();
        return parts;

        void Close()
        {
            var text = string.Join('\n', own);
            own.Clear();
            if (text.Trim().Length > 0)
            {
                parts.Add(new CellPart(block, block is null ? new string('\n', above) + text : text));
            }
        }
    }

    /// <summary>Returns a bound of the number of parts that a cell is cut into: a magic is one, and ends another.</summary>
    public static int CountAtMost(string cell) => 1 + (2 * cell.Split('\n').Count(IsCalled));

    /// <summary>The C# of a cell alone, every character in its place: what a compiler can be asked about.</summary>
    public static string CodeOf(string cell) => cell.Contains('#')
        ? PackageDirective.TakeFrom(
            string.Join('\n', Read(cell).Select(line => line.IsCode ? line.Text : new string(' ', line.Text.Length)))).Code
        : cell;

    /// <summary>The runs of lines in a cell that are C# and no directive for packages.</summary>
    public static IReadOnlyList<(int Start, int Length)> CodeSpans(string cell)
    {
        var directives = PackageDirective.TakeFrom(cell).Directives.Select(directive => directive.Line).ToHashSet();
        var (spans, start, goesOn) = (new List<(int Start, int Length)>(), 0, false);
        foreach (var (index, line) in Read(cell).Index())
        {
            var end = Math.Min(start + line.Text.Length + 1, cell.Length);
            var isCode = line.IsCode && !directives.Contains(index + 1);
            if (isCode && goesOn)
            {
                spans[^1] = spans[^1] with { Length = end - spans[^1].Start };
            }
            else if (isCode)
            {
                spans.Add((start, end - start));
            }

            (start, goesOn) = (end, isCode);
        }

        return spans;
    }

    /// <summary>The lines of a cell, and what each is. Within a comment or a string of C#, nothing is a magic.</summary>
    private static IEnumerable<(string Text, bool IsMagic, Magic? Magic, bool IsCode)> Read(string cell)
    {
        var (takes, code) = (Lines.Code, new StringBuilder());
        foreach (var line in cell.Split('\n'))
        {
            var isMagic = IsCalled(line) && (takes == Lines.Own || !CellBeginning.IsOpen(code.ToString()));
            var magic = isMagic ? Magic.All.GetValueOrDefault(NameOf(line)) : null;
            if (magic is { Takes: not Lines.None })
            {
                takes = magic.Takes;
                code.Clear();
            }

            var isCode = !isMagic && takes == Lines.Code;
            if (isCode)
            {
                code.Append(line).Append('\n');
            }

            yield return (line, isMagic, magic, isCode);
        }
    }

    private static bool IsCalled(string line) => line.AsSpan().TrimStart().StartsWith(Sign);

    private static string NameOf(string line) => line.Trim().Split([' ', '\t'], 2)[0];
}
