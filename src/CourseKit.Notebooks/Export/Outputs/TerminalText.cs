using System.Globalization;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Export.Markup;

namespace CourseKit.Notebooks.Export.Outputs;

/// <summary>Text as a terminal shows it: ANSI colors become classes, other control sequences go, and
/// a carriage return begins the line again.</summary>
internal static partial class TerminalText
{
    private const int Reset = 0, Bold = 1, NotBold = 22, DefaultColor = 39;

    public static Html Render(string text)
    {
        var (bold, color, at) = (false, (int?)null, 0);
        var pieces = new List<Html>();
        var shown = string.Join('\n', text.Split('\n').Select(LastWritten));
        foreach (Match escape in Escape().Matches(shown))
        {
            pieces.Add(Piece(shown[at..escape.Index], bold, color));
            at = escape.Index + escape.Length;
            var codes = escape.Groups["codes"];
            foreach (var code in codes.Success ? codes.Value.Split(';') : [])
            {
                (bold, color) =
                    (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Reset) switch
                    {
                        Reset => (false, null),
                        Bold => (true, color),
                        NotBold => (false, color),
                        DefaultColor => (bold, null),
                        >= 30 and <= 37 => (bold, number - 30),
                        >= 90 and <= 97 => (bold, number - 90),
                        _ => (bold, color),
                    };
            }
        }

        pieces.Add(Piece(shown[at..], bold, color));
        return Html.Join(pieces);
    }

    private static Html Piece(string text, bool bold, int? color)
    {
        var classes = string.Join(
            ' ', new[] { bold ? "bold" : null, color is { } c ? FormattableString.Invariant($"ansi-{c}") : null }.OfType<string>());
        return classes.Length == 0 || text.Length == 0 ? Html.Text(text) : Html.Of($"""<span class="{classes}">{text}</span>""");
    }

    /// <summary>A sequence that ends in m sets colors; others move the cursor or ring a bell.</summary>
    [GeneratedRegex(@"\x1b\[(?<codes>[0-9;]*)m|\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-_]|[\x00-\x08\x0b\x0c\x0e-\x1f]")]
    private static partial Regex Escape();

    private static string LastWritten(string line)
    {
        var written = line.TrimEnd('\r');
        return written[(written.LastIndexOf('\r') + 1)..];
    }
}
