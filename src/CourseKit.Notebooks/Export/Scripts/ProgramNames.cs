using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>Names of a notebook's declarations in one program: of two that are alike, the second is <c>image2</c>.</summary>
internal sealed class ProgramNames
{
    private readonly HashSet<string> written, taken;
    private readonly Dictionary<(SyntaxTree, int), string> changed = [];

    /// <param name="codes">The code of the cells, in their order.</param>
    /// <param name="reserved">Names that the program has already.</param>
    public ProgramNames(IReadOnlyCollection<UnderstoodCode> codes, IEnumerable<string> reserved)
    {
        taken = [.. reserved];
        written = [.. codes.SelectMany(code => code.Root.DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        foreach (var code in codes)
        {
            GiveNamesOfProgram(code);
        }

        foreach (var code in codes)
        {
            GiveNamesOfStatements(code);
        }
    }

    /// <summary>The name of a declaration; null if it keeps its own.</summary>
    public string? Of(ISymbol symbol) =>
        Declarations.PlaceOf(symbol) is { } place && changed.TryGetValue(place, out var name) ? name : null;

    /// <summary>Gives names to what the whole program sees; extension methods of a cell may be of one name, as in any class.</summary>
    private void GiveNamesOfProgram(UnderstoodCode code)
    {
        var own = new Dictionary<string, string>();
        foreach (var symbol in Declarations.OfProgram(code))
        {
            if (Declarations.IsExtension(symbol) && own.TryGetValue(symbol.Name, out var shared))
            {
                Change(symbol, shared);
                continue;
            }

            var name = taken.Add(symbol.Name) ? symbol.Name : New(symbol.Name);
            Change(symbol, name);
            if (Declarations.IsExtension(symbol))
            {
                own.Add(symbol.Name, name);
            }
        }
    }

    private void GiveNamesOfStatements(UnderstoodCode code)
    {
        var own = new Dictionary<string, string>();
        foreach (var symbol in Declarations.OfStatements(code).Where(symbol => taken.Contains(symbol.Name)))
        {
            Change(symbol, own.TryGetValue(symbol.Name, out var name) ? name : own[symbol.Name] = New(symbol.Name));
        }
    }

    private void Change(ISymbol symbol, string name)
    {
        if (name != symbol.Name && Declarations.PlaceOf(symbol) is { } place)
        {
            changed[place] = name;
        }
    }

    private string New(string name)
    {
        var number = 2;
        while (written.Contains($"{name}{number}") || !taken.Add($"{name}{number}"))
        {
            number++;
        }

        return $"{name}{number}";
    }
}
