namespace CourseKit.Notebooks.Export.Mathematics;

/// <summary>Parses the TeX that lessons use, and says what it does not know.</summary>
/// <remarks>The grammar is one of lists of atoms with scripts: <c>list = (atom scripts)*</c>,
/// <c>scripts = '* (_ argument | ^ argument)*</c>.</remarks>
internal sealed partial class TexParser
{
    private const int DeepestNesting = 50;

    private readonly TexReader reader;
    private int depth;

    private TexParser(string tex) => reader = new TexReader(tex);

    /// <exception cref="TexException">The formula has a part that is not known, or is not complete.</exception>
    public static TexNode Parse(string tex)
    {
        var parser = new TexParser(tex);
        var formula = parser.List();
        return parser.reader.Peek() is var left and not TexReader.End ? throw new TexException($"{left} is in an unexpected place.")
            : formula;
    }

    /// <summary>Parts up to whatever ends a list: <c>} &amp; \\ \right \end</c> or the end.</summary>
    private TexNode List(string? end = null)
    {
        var parts = new List<TexNode>();
        while (reader.Peek() is var next && next != end && next is not (TexReader.End or "}" or "&" or "\\\\" or "\\right" or "\\end"))
        {
            if (next is "\\displaystyle" or "\\textstyle")
            {
                reader.Next();
                parts.Add(new Styled(Nested(() => List(end)), next == "\\displaystyle"));
            }
            else
            {
                parts.Add(WithScripts(next is "_" or "^" ? new Row([]) : Atom()));
            }
        }

        return parts is [var only] ? only : new Row(parts);
    }

    /// <summary>Parses what may hold parts like itself, but not so deep that it would exhaust the stack.</summary>
    private TexNode Nested(Func<TexNode> parse)
    {
        if (++depth > DeepestNesting)
        {
            throw new TexException($"parts are nested more than {DeepestNesting} deep.");
        }

        var node = parse();
        depth--;
        return node;
    }

    private TexNode WithScripts(TexNode atom)
    {
        TexNode? sub = null, super = null;
        for (var primes = 0; ; primes = 0)
        {
            while (reader.Take("'"))
            {
                primes++;
            }

            if (primes > 0)
            {
                super = Once(super, new Operator(new string('′', primes), OperatorKind.Tight));
                if (reader.Take("^"))
                {
                    super = new Row([super, Argument()]);
                }
            }
            else if (reader.Take("_"))
            {
                sub = Once(sub, Argument());
            }
            else if (reader.Take("^"))
            {
                super = Once(super, Argument());
            }
            else
            {
                return sub is null && super is null ? atom : new Scripts(atom, sub, super);
            }
        }
    }

    private static TexNode Once(TexNode? before, TexNode script) =>
        before is null ? script : throw new TexException("a part has two scripts in one place.");

    /// <summary>A group in braces, or one atom; of a number without braces, its first digit.</summary>
    private TexNode Argument() => reader.Peek() switch
    {
        TexReader.End => throw new TexException("an argument is missing at the end."),
        var next when next is "_" or "^" or "}" or "&" or "\\\\" or "\\right" or "\\end" =>
            throw new TexException($"an argument is missing before {next}."),
        [>= '0' and <= '9', ..] => new Number(reader.NextCharacter()),
        _ => Atom(),
    };

    private TexNode Atom()
    {
        var token = reader.Next();
        return token[0] switch
        {
            '{' => Nested(Group),
            '\\' => Nested(() => Command(token[1..])),
            var c when char.IsAsciiDigit(c) => new Number(token),
            var c when Symbols.Characters.TryGetValue(c, out var symbol) => symbol,
            _ when char.IsLetter(token, 0) => new Identifier(token),
            '$' or '#' or '%' => throw new TexException($"{token} must be written \\{token}."),
            _ => new Operator(token),
        };
    }

    private TexNode Group()
    {
        var body = List();
        reader.Expect("}");
        return body is Operator { Kind: OperatorKind.Spaced } alone ? alone with { Kind = OperatorKind.Tight } : body;
    }
}
