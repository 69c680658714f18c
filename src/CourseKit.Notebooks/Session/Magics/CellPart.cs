namespace CourseKit.Notebooks.Session.Magics;

/// <summary>A piece of a cell: lines of C#, a line that is a magic, or the lines below one that takes them.</summary>
/// <param name="Magic">The magic; null for C#.</param>
/// <param name="Argument">What stands behind its name.</param>
/// <param name="Text">The lines that belong to it; those of C# with an empty line for each that stands above them, so that they keep their numbers.</param>
/// <param name="Line">The number of its first line, from 1.</param>
internal sealed record CellPart(Magic? Magic, string Argument, string Text, int Line)
{
    private const string Sign = "#!";

    /// <summary>Cuts a cell into its parts.</summary>
    /// <exception cref="MagicException">A magic is not known here.</exception>
    public static IReadOnlyList<CellPart> Split(string cell)
    {
        if (!cell.Contains(Sign, StringComparison.Ordinal))
        {
            return [new CellPart(null, string.Empty, cell, 1)];
        }

        var lines = cell.ReplaceLineEndings("\n").Split('\n');
        var parts = new List<CellPart>();
        var (block, argument, from) = ((Magic?)null, string.Empty, 0);
        for (var at = 0; at <= lines.Length; at++)
        {
            var magic = at < lines.Length ? Of(lines[at], at + 1) : null;
            if (at < lines.Length && magic is null)
            {
                continue;
            }

            Add(at);
            if (magic is var (found, rest))
            {
                (block, argument, from) = found.Takes switch
                {
                    Lines.None => (block, argument, at + 1),
                    Lines.Code => (null, string.Empty, at + 1),
                    _ => (found, rest, at + 1),
                };
                if (found.Takes == Lines.None)
                {
                    parts.Add(new CellPart(found, rest, string.Empty, at + 1));
                }
            }
        }

        return parts;

        void Add(int end)
        {
            var own = string.Join('\n', lines[from..end]);
            if (own.Trim().Length > 0)
            {
                parts.Add(new CellPart(block, argument, block is null ? new string('\n', from) + own : own, from + 1));
            }
        }
    }

    /// <summary>The C# of a cell alone, every character in its place: what a compiler can be asked about.</summary>
    public static string CodeOf(string cell)
    {
        if (!cell.Contains('#'))
        {
            return cell;
        }

        var isCode = true;
        return string.Join('\n', cell.Split('\n').Select(line =>
        {
            var takes = Known(line)?.Takes;
            isCode = takes switch { null or Lines.None => isCode, var lines => lines == Lines.Code };
            return takes is not null || !isCode || line.StartsWith(Sign, StringComparison.Ordinal) || Packages.PackageDirective.IsOne(line)
                ? new string(' ', line.Length)
                : line;
        }));
    }

    private static (Magic Magic, string Argument)? Of(string line, int number) =>
        !line.StartsWith(Sign, StringComparison.Ordinal) ? null
        : Known(line) is { } magic ? (magic, line.Trim()[NameOf(line).Length..].Trim())
        : throw MagicException.Unknown(NameOf(line), number);

    private static Magic? Known(string line) => line.StartsWith(Sign, StringComparison.Ordinal) ? Magic.All.GetValueOrDefault(NameOf(line)) : null;

    private static string NameOf(string line) => line.Split([' ', '\t', '\r'], 2)[0];
}
