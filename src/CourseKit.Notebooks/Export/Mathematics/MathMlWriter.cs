using System.Text;
using CourseKit.Tensors.Display;

namespace CourseKit.Notebooks.Export.Mathematics;

/// <summary>Writes a formula as MathML Core, which browsers draw without help.</summary>
/// <remarks>https://www.w3.org/TR/mathml-core/. As in TeX, operators in subscripts and superscripts have no space around them.</remarks>
internal sealed class MathMlWriter
{
    private readonly StringBuilder xml = new();
    private bool inScript;

    private MathMlWriter()
    {
    }

    /// <summary>The formula as a <c>math</c> element.</summary>
    public static string Write(TexNode formula, bool display)
    {
        var writer = new MathMlWriter();
        writer.Element("math", display ? " display=\"block\"" : string.Empty, () => writer.WriteParts(formula));
        return writer.xml.ToString();
    }

    private void WriteParts(TexNode node)
    {
        if (node is not Row row)
        {
            Write(node);
            return;
        }

        for (var i = 0; i < row.Parts.Count; i++)
        {
            Write(row.Parts[i], row.Parts.ElementAtOrDefault(i - 1), row.Parts.ElementAtOrDefault(i + 1));
        }
    }

    private void Write(TexNode node, TexNode? before = null, TexNode? after = null)
    {
        switch (node)
        {
            case Row:
                Element("mrow", string.Empty, () => WriteParts(node));
                break;
            case Identifier letter:
                var slantedByDefault = letter.Text.Length == (char.IsSurrogatePair(letter.Text, 0) ? 2 : 1);
                Leaf("mi", letter.Upright && slantedByDefault ? " mathvariant=\"normal\"" : string.Empty, letter.Text);
                break;
            case Number number:
                Leaf("mn", string.Empty, number.Text);
                break;
            case Operator sign:
                Leaf("mo", Attributes(inScript && sign.Kind == OperatorKind.Spaced ? OperatorKind.Tight : sign.Kind), sign.Text);
                break;
            case Function function:
                Leaf("mo", FunctionAttributes(before, after), function.Name);
                break;
            case Words words:
                Leaf("mtext", string.Empty, words.Text.Replace(' ', '\u00a0'));
                break;
            case Space space:
                xml.Append($"<mspace width=\"{space.Ems}em\"></mspace>");
                break;
            case Fraction fraction:
                Write(fraction);
                break;
            case Root { Degree: null } root:
                Element("msqrt", string.Empty, () => Write(root.Radicand));
                break;
            case Root root:
                Element("mroot", string.Empty, () => WriteAll(root.Radicand, root.Degree));
                break;
            case Scripts scripts:
                Write(scripts, before, after);
                break;
            case Stack stack:
                Write(stack);
                break;
            case Fenced fenced:
                Element("mrow", string.Empty, () =>
                {
                    Fence(fenced.Open, "prefix");
                    Write(fenced.Body);
                    Fence(fenced.Close, "postfix");
                });
                break;
            case BigDelimiter big:
                Leaf("mo", $" minsize=\"{big.Ems}em\" maxsize=\"{big.Ems}em\" lspace=\"0\" rspace=\"0\"", big.Text);
                break;
            case Styled styled:
                Element("mstyle", $" displaystyle=\"{(styled.DisplayStyle ? "true" : "false")}\"", () => WriteParts(styled.Body));
                break;
            case Table table:
                Write(table);
                break;
        }
    }

    private void Write(Fraction fraction)
    {
        if (fraction.DisplayStyle is { } display)
        {
            Write(new Styled(fraction with { DisplayStyle = null }, display));
            return;
        }

        Element("mfrac", fraction.Line ? string.Empty : " linethickness=\"0\"", () => WriteAll(fraction.Over, fraction.Under));
    }

    private void Write(Scripts scripts, TexNode? before, TexNode? after)
    {
        var limits = scripts.Base is Function { Limits: true } or Operator { Kind: OperatorKind.Large } or Stack;
        var name = (scripts.Sub, scripts.Super) switch
        {
            ({ }, { }) => limits ? "munderover" : "msubsup",
            ({ }, null) => limits ? "munder" : "msub",
            _ => limits ? "mover" : "msup",
        };
        Element(name, string.Empty, () =>
        {
            Write(scripts.Base, before, after);
            var outer = inScript;
            inScript = true;
            WriteAll([.. new[] { scripts.Sub, scripts.Super }.OfType<TexNode>()]);
            inScript = outer;
        });
    }

    private void Write(Stack stack)
    {
        var (name, accent) = stack.Below is null ? ("mover", " accent=\"true\"") : ("munder", " accentunder=\"true\"");
        Element(name, stack.Accent ? accent : string.Empty, () => WriteAll(stack.Base, (stack.Below ?? stack.Above)!));
    }

    private void Write(Table table) => Element("mtable", table.Equations ? " displaystyle=\"true\"" : string.Empty, () =>
    {
        foreach (var row in table.Rows)
        {
            Element("mtr", string.Empty, () =>
            {
                for (var column = 0; column < row.Count; column++)
                {
                    Element("mtd", CellStyle(table, column), () => WriteParts(row[column]));
                }
            });
        }
    });

    private static string CellStyle(Table table, int column)
    {
        // MathML Core leaves the alignment of columns to CSS.
        var (align, inner) = table.Columns[column % table.Columns.Length] switch
        {
            'l' => ("left", "padding-left"),
            'r' => ("right", "padding-right"),
            _ => (string.Empty, string.Empty),
        };
        return align.Length == 0 ? string.Empty : $" style=\"text-align:{align}{(table.Equations ? $";{inner}:0" : string.Empty)}\"";
    }

    private void WriteAll(params IReadOnlyList<TexNode> nodes)
    {
        foreach (var node in nodes)
        {
            Write(node);
        }
    }

    private static string Attributes(OperatorKind kind) => kind switch
    {
        OperatorKind.Tight => " stretchy=\"false\" lspace=\"0\" rspace=\"0\"",
        OperatorKind.Open => " stretchy=\"false\" form=\"prefix\"",
        OperatorKind.Close => " stretchy=\"false\" form=\"postfix\"",
        _ => string.Empty,
    };

    /// <summary>A thin space keeps a function from its neighbors, except from a delimiter or operator.</summary>
    private static string FunctionAttributes(TexNode? before, TexNode? after)
    {
        var left = before is null or Operator { Kind: not OperatorKind.Close } or Space ? "0" : "0.1667em";
        var right = after is null or Operator { Kind: OperatorKind.Open or OperatorKind.Close } or Fenced or BigDelimiter or Space
            ? "0" : "0.1667em";
        return $" form=\"prefix\" movablelimits=\"true\" lspace=\"{left}\" rspace=\"{right}\"";
    }

    private void Fence(string delimiter, string form)
    {
        if (delimiter.Length > 0)
        {
            Leaf("mo", $" stretchy=\"true\" form=\"{form}\"", delimiter);
        }
    }

    private void Element(string name, string attributes, Action content)
    {
        xml.Append($"<{name}{attributes}>");
        content();
        xml.Append($"</{name}>");
    }

    private void Leaf(string name, string attributes, string text) =>
        xml.Append($"<{name}{attributes}>{IHtml.Encode(text)}</{name}>");
}
