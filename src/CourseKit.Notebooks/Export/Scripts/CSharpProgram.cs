using System.Reflection;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>A notebook as a C# program of one file, which <c>dotnet run lesson.cs</c> runs.</summary>
/// <remarks>
/// Cells stand in their order, prose as comments. A name that several cells declare is told apart, <c>image2</c>; types stand at the end.
/// A cell that a program cannot hold is a comment with the reason, so that the file always compiles.
/// </remarks>
/// <param name="Text">The file.</param>
/// <param name="LeftOut">The cells that are comments, with the reasons.</param>
internal sealed record CSharpProgram(string Text, IReadOnlyList<LeftOutCell> LeftOut)
{
    /// <summary>Returns a notebook as a program.</summary>
    /// <param name="notebook">The notebook; it is not run, but its packages are fetched.</param>
    /// <param name="environment">The libraries and namespaces of its cells.</param>
    /// <param name="libraries">Ways to refer to libraries of the course, each of which brings those of the ways before it.</param>
    /// <param name="cancel">Ends fetching of packages.</param>
    public static CSharpProgram Of(
        Notebook notebook, CellEnvironment environment, IReadOnlyList<LibraryDirective> libraries, CancellationToken cancel = default)
    {
        var taking = new CellPieces(environment.Directory);
        var pieces = taking.Of(notebook);
        var understood = new UnderstoodNotebook(pieces, environment, cancel);
        var given = libraries.SelectMany(library => library.Libraries).ToList();
        var compiler = new ProgramCompiler(given, understood.PackageLibraries, environment);
        var imports = ImportsOf(environment, given);
        var writer = new ProgramWriter(notebook, pieces, understood, imports);
        var leftOut = new SortedDictionary<int, string>(taking.Refused.Concat(understood.Refused)
            .DistinctBy(cell => cell.Position).ToDictionary(cell => cell.Position, cell => cell.Reason));

        CSharpCompilation program;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var text = writer.Write([], leftOut, new HashSet<string>());
            program = compiler.Compile($"{text}");
            if (ProgramCompiler.ErrorsOf(program) is not { Count: > 0 } errors)
            {
                break;
            }

            LeaveOutFirst(errors, text, leftOut);
        }

        // The compiler takes a namespace for used as soon as it has looked at an extension method there, of the name of another's.
        var needless = ProgramCompiler.NeedlessUsingsOf(program).ToHashSet();
        foreach (var import in imports.Select(import => $"using {import};").Where(import => !needless.Contains(import)))
        {
            cancel.ThrowIfCancellationRequested();
            var without = compiler.Compile($"{writer.Write([], leftOut, needless.Append(import).ToHashSet())}");
            if (ProgramCompiler.ErrorsOf(without).Count == 0)
            {
                needless.Add(import);
                program = without;
            }
        }

        var directives = ProgramDirectives.Of(understood, environment.Directory, ProgramDirectives.Used(program, libraries));
        return new(
            $"{writer.Write(directives, leftOut, needless)}",
            [.. leftOut.Select(cell => new LeftOutCell(cell.Key, cell.Value))]);
    }

    /// <summary>Leaves out the first cell with an error: those below it may have theirs from it.</summary>
    private static void LeaveOutFirst(IReadOnlyList<ProgramError> errors, ProgramText text, SortedDictionary<int, string> leftOut)
    {
        var first = errors.Select(error => (Cell: text.CellOf(error.Line), error.Text)).Where(error => error.Cell is not null)
            .OrderBy(error => error.Cell).FirstOrDefault();
        leftOut.Add(first.Cell ?? throw new InvalidDataException(
            $"What surrounds the cells compiles in every program. Received: {errors[0].Text}. Please report it, with the notebook."),
            first.Text);
    }

    /// <summary>The namespaces that cells see without asking, as far as there is something in them for a program.</summary>
    private static IReadOnlyList<string> ImportsOf(CellEnvironment environment, IReadOnlyList<Assembly> libraries)
    {
        var spaces = libraries.SelectMany(library => library.GetExportedTypes()).Select(type => type.Namespace).ToHashSet();
        return [.. environment.Imports.Where(import => spaces.Contains(import) || import.Split('.')[0] == nameof(System))];
    }
}
