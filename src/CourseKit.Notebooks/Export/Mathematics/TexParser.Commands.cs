namespace CourseKit.Notebooks.Export.Mathematics;

/// <content>The commands that have arguments; those without stand in <see cref="Symbols"/>.</content>
internal sealed partial class TexParser
{
    private TexNode Command(string name) => name switch
    {
        "frac" => new Fraction(Argument(), Argument()),
        "dfrac" or "cfrac" => new Fraction(Argument(), Argument(), DisplayStyle: true),
        "tfrac" => new Fraction(Argument(), Argument(), DisplayStyle: false),
        "binom" => new Fenced("(", new Fraction(Argument(), Argument(), Line: false), ")"),
        "sqrt" => SquareRoot(),
        "left" => Fence(),
        "begin" => Environment(reader.RawGroup()),
        "text" or "textrm" or "textnormal" or "mbox" => new Words(Unescape(reader.RawGroup())),
        "mathrm" => new Identifier(Word(reader.RawGroup()), Upright: true),
        "operatorname" => new Function(Word(Starred(out var limits)), limits),
        "overset" or "stackrel" => Over(Argument(), Argument()),
        "underset" => Under(Argument(), Argument()),
        _ when Symbols.Commands.TryGetValue(name, out var symbol) => symbol,
        _ when Symbols.Accents.TryGetValue(name, out var accent) => Accented(Argument(), new Operator(accent.Mark), accent.Below),
        _ when Symbols.DelimiterHeights.TryGetValue(name, out var ems) => new BigDelimiter(Delimiter(), ems),
        _ when Alphabets.Has(name) => InAlphabet(name, Argument()),
        _ => throw new TexException($"\\{name} is not known."),
    };

    private Root SquareRoot()
    {
        if (!reader.Take("["))
        {
            return new Root(Argument(), null);
        }

        var degree = List(end: "]");
        reader.Expect("]");
        return new Root(Argument(), degree);
    }

    private Fenced Fence()
    {
        var open = Delimiter();
        var body = List();
        reader.Expect("\\right");
        return new Fenced(open, body, Delimiter());
    }

    private string Delimiter() => reader.Next() switch
    {
        "." => string.Empty,
        "<" => "⟨",
        ">" => "⟩",
        [var c] when "()[]|/".Contains(c) => c.ToString(),
        ['\\', .. var name] when Symbols.Commands.TryGetValue(name, out var symbol)
            && symbol is Operator { Kind: OperatorKind.Open or OperatorKind.Close or OperatorKind.Tight } delimiter => delimiter.Text,
        var other => throw new TexException(other == TexReader.End ? "a delimiter is missing at the end." : $"{other} is not a delimiter."),
    };

    private TexNode Environment(string name)
    {
        if (!Symbols.Environments.TryGetValue(name, out var environment))
        {
            throw new TexException($"\\begin{{{name}}} is not known.");
        }

        var columns = name == "array" ? ArrayColumns(reader.RawGroup()) : environment.Columns;
        var rows = new List<IReadOnlyList<TexNode>>();
        do
        {
            reader.SkipOption();
            var cells = new List<TexNode> { List() };
            while (reader.Take("&"))
            {
                cells.Add(List());
            }

            rows.Add(cells);
        }
        while (reader.Take("\\\\"));

        reader.Expect("\\end");
        if (reader.RawGroup() is var end && end != name)
        {
            throw new TexException($"\\begin{{{name}}} ends with \\end{{{end}}}.");
        }

        if (rows[^1] is [Row { Parts.Count: 0 }])
        {
            rows.RemoveAt(rows.Count - 1);
        }

        var table = new Table(rows, columns, environment.Equations);
        return environment is ("", "", _, _) ? table : new Fenced(environment.Open, table, environment.Close);
    }

    private static string ArrayColumns(string columns) => columns.Length > 0 && columns.All("lcr".Contains)
        ? columns
        : throw new TexException($"the columns of an array must be l, c or r; these are {columns}.");

    private string Starred(out bool limits)
    {
        limits = reader.Take("*");
        return reader.RawGroup();
    }

    private static Stack Over(TexNode above, TexNode body) => new(body, null, above, Accent: false);

    private static Stack Under(TexNode below, TexNode body) => new(body, below, null, Accent: false);

    private static Stack Accented(TexNode body, TexNode mark, bool below) =>
        new(body, below ? mark : null, below ? null : mark, Accent: true);

    private static TexNode InAlphabet(string command, TexNode node) => node switch
    {
        Identifier letter => new Identifier(Alphabets.Convert(command, letter.Text), Upright: command != "boldsymbol"),
        Number number => new Number(Alphabets.Convert(command, number.Text)),
        Row row when row.Parts.All(part => part is Identifier or Number) =>
            new Identifier(string.Concat(
                row.Parts.Select(part => Alphabets.Convert(command, part is Number n ? n.Text : ((Identifier)part).Text))), Upright: true),
        Row row => new Row([.. row.Parts.Select(part => InAlphabet(command, part))]),
        Scripts scripts => scripts with { Base = InAlphabet(command, scripts.Base) },
        Operator or Space => node,
        _ => throw new TexException($"\\{command} is known for letters and digits only."),
    };

    /// <summary>A name: only the thin space of <c>arg\,max</c> counts as a space in it.</summary>
    private static string Word(string text) =>
        Unescape(text.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("\\,", "\u2009", StringComparison.Ordinal));

    /// <summary>Words without the backslash before the characters that need one.</summary>
    private static string Unescape(string text)
    {
        foreach (var special in "_%#&")
        {
            text = text.Replace($"\\{special}", special.ToString(), StringComparison.Ordinal);
        }

        return text.Contains('\\') ? throw new TexException($"words may not hold commands: {text}.") : text;
    }
}
