using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>C# of a cell as a program has it, cut by where it stands: in a program, statements come before types.</summary>
/// <param name="Usings">The namespaces that it names.</param>
/// <param name="Statements">Statements and functions, with the comments between them.</param>
/// <param name="Extensions">Extension methods.</param>
/// <param name="Types">Types.</param>
/// <param name="Displays">Names of methods that it shows values by.</param>
internal sealed record ProgramCode(
    IReadOnlyList<string> Usings, string Statements, IReadOnlyList<ProgramMember> Extensions, IReadOnlyList<ProgramMember> Types,
    IReadOnlySet<string> Displays)
{
    /// <summary>Returns the code of a cell as a program has it.</summary>
    public static ProgramCode Of(UnderstoodCode code, ProgramNames names)
    {
        var edits = new TokenEdits();
        new Renamed(names, code, edits).Add();
        var displays = StatementEdits.Add(code, edits);

        var statements = new StringBuilder();
        var (extensions, types) = (new List<ProgramMember>(), new List<ProgramMember>());
        statements.Append(string.Concat(code.Root.Usings.Select(one => one.GetLeadingTrivia().ToFullString())));
        foreach (var member in code.Root.Members)
        {
            switch (member)
            {
                case BaseTypeDeclarationSyntax type:
                    types.Add(new(edits.TextOf(type.Identifier), edits.Written(member).Trim('\n')));
                    break;
                case DelegateDeclarationSyntax type:
                    types.Add(new(edits.TextOf(type.Identifier), edits.Written(member).Trim('\n')));
                    break;
                case MethodDeclarationSyntax method when StatementEdits.IsExtension(method):
                    extensions.Add(new(edits.TextOf(method.Identifier), Indented(edits.Written(member)).Trim('\n')));
                    break;
                default:
                    statements.Append(edits.Written(member));
                    break;
            }
        }

        statements.Append(code.Root.EndOfFileToken.ToFullString());
        return new([.. code.Root.Usings.Select(one => one.ToString())], $"{statements}".Trim('\n'), extensions, types, displays);
    }

    /// <summary>A member four places further in, but for the lines of its strings.</summary>
    private static string Indented(string member)
    {
        var text = SyntaxFactory.ParseMemberDeclaration(member)!;
        var kept = text.DescendantTokens().Where(token => token.Text.Contains('\n'))
            .SelectMany(token => Enumerable.Range(token.SpanStart + 1, token.Span.Length)).ToHashSet();
        var (lines, start) = (new List<string>(), 0);
        foreach (var line in text.ToFullString().Split('\n'))
        {
            lines.Add(line.Length == 0 || kept.Contains(start) ? line : $"    {line}");
            start += line.Length + 1;
        }

        return string.Join('\n', lines);
    }
}
