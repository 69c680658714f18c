using CourseKit.Notebooks.Documents;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>Writes a notebook as a program.</summary>
internal sealed class ProgramWriter
{
    private const string ExtensionClass = "CellExtensions";

    /// <summary>Names that a program of one file has anyway.</summary>
    private static readonly string[] Reserved = ["args", "Program", ExtensionClass, .. DisplayMethods.Names];

    private readonly Notebook notebook;
    private readonly IReadOnlyList<CellPiece> pieces;
    private readonly IReadOnlyList<string> imports;
    private readonly Dictionary<CellPiece, ProgramCode> codes;

    /// <param name="notebook">The notebook.</param>
    /// <param name="pieces">The pieces of its cells.</param>
    /// <param name="understood">The code of its cells.</param>
    /// <param name="imports">The namespaces that cells see without asking.</param>
    public ProgramWriter(
        Notebook notebook, IReadOnlyList<CellPiece> pieces, UnderstoodNotebook understood, IReadOnlyList<string> imports)
    {
        (this.notebook, this.pieces, this.imports) = (notebook, pieces, imports);
        var names = new ProgramNames(understood.Codes, Reserved);
        codes = pieces.OfType<CellPiece.Code>().Where(piece => understood[piece] is not null)
            .ToDictionary<CellPiece.Code, CellPiece, ProgramCode>(
                piece => piece, piece => ProgramCode.Of(understood[piece]!, names), ReferenceEqualityComparer.Instance);
    }

    /// <summary>Returns the text of the program.</summary>
    /// <param name="directives">The lines by which it refers to libraries.</param>
    /// <param name="leftOut">The cells that it does not hold, with the reasons.</param>
    /// <param name="needless">The texts of each <c>using</c> that it does without.</param>
    public ProgramText Write(
        IEnumerable<string> directives, IReadOnlyDictionary<int, string> leftOut, IReadOnlySet<string> needless)
    {
        var text = new ProgramText();
        foreach (var directive in directives)
        {
            text.Add(directive);
        }

        var held = pieces.Where(piece => codes.ContainsKey(piece) && !leftOut.ContainsKey(piece.Cell)).ToList();
        var displays = held.SelectMany(piece => codes[piece].Displays).ToHashSet();
        AddUsings(text, held, displays.Any(DisplayMethods.IsBare), needless);
        foreach (var cell in pieces.GroupBy(piece => piece.Cell))
        {
            text.AddGap();
            if (leftOut.TryGetValue(cell.Key, out var reason))
            {
                AddLeftOut(text, (CodeCell)notebook.Cells[cell.Key - 1], reason);
            }
            else
            {
                AddCell(text, [.. cell]);
            }
        }

        if (!held.Exists(piece => codes[piece].Statements.Length > 0))
        {
            text.AddGap();
            text.Add("return;");
        }

        AddMembers(text, held);
        if (displays.Count > 0)
        {
            text.AddGap();
            text.Add(DisplayMethods.Classes(displays));
        }

        return text;
    }

    private void AddUsings(ProgramText text, IEnumerable<CellPiece> held, bool displays, IReadOnlySet<string> needless)
    {
        var ofCells = held.SelectMany(piece => codes[piece].Usings.Select(one => (Text: one, Cell: (int?)piece.Cell)));
        var all = imports.Select(import => (Text: $"using {import};", Cell: (int?)null)).Concat(ofCells)
            .Concat(displays ? [(DisplayMethods.Using, null)] : []);
        text.AddGap();
        foreach (var (line, cell) in all.DistinctBy(one => one.Text).Where(one => !needless.Contains(one.Text))
            .OrderBy(one => one.Text.Contains('=')).ThenBy(one => one.Text.StartsWith("using static", StringComparison.Ordinal))
            .ThenBy(one => !one.Text.StartsWith("using System", StringComparison.Ordinal))
            .ThenBy(one => one.Text.TrimEnd(';'), StringComparer.Ordinal))
        {
            text.Add(line, cell);
        }
    }

    private static void AddLeftOut(ProgramText text, CodeCell cell, string reason)
    {
        text.AddComment($"%%\nLeft out. {reason}");
        text.AddComment(cell.Code);
    }

    private void AddCell(ProgramText text, IReadOnlyList<CellPiece> cell)
    {
        text.AddComment(cell[0] is CellPiece.Prose prose ? $"%% [{prose.Kind}]" : "%%");
        foreach (var piece in cell)
        {
            switch (piece)
            {
                case CellPiece.Prose words:
                    text.AddComment(words.Text);
                    break;
                case CellPiece.Comment words:
                    text.AddComment(words.Text.Length > 0 ? $"{words.Title}\n{words.Text}" : words.Title);
                    break;
                case var _ when codes.TryGetValue(piece, out var code):
                    AddCode(text, code, piece.Cell);
                    break;
            }
        }
    }

    private static void AddCode(ProgramText text, ProgramCode code, int cell)
    {
        if (code.Statements.Length > 0)
        {
            text.Add(code.Statements, cell);
        }

        if (code.Types.Concat(code.Extensions).Select(member => member.Name).Distinct().ToList() is { Count: > 0 } names)
        {
            text.AddComment($"At the end of the file: {string.Join(", ", names)}");
        }
    }

    private void AddMembers(ProgramText text, IReadOnlyList<CellPiece> held)
    {
        foreach (var (piece, type) in held.SelectMany(piece => codes[piece].Types.Select(type => (piece, type))))
        {
            text.AddGap();
            text.Add(type.Text, piece.Cell);
        }

        var extensions = held.SelectMany(piece => codes[piece].Extensions.Select(extension => (piece, extension))).ToList();
        if (extensions.Count > 0)
        {
            text.AddGap();
            text.Add($"file static class {ExtensionClass}\n{{");
            foreach (var (index, (piece, extension)) in extensions.Index())
            {
                text.Add(index == 0 ? extension.Text : $"\n{extension.Text}", piece.Cell);
            }

            text.Add("}");
        }
    }
}
