using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export.Scripts;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Export.Scripts;

/// <summary>A notebook that a test has made, as a program.</summary>
internal static class Exported
{
    /// <summary>The program of a notebook that has these cells of code.</summary>
    public static CSharpProgram Of(params IReadOnlyList<string> cells)
    {
        var notebook = new Notebook();
        foreach (var cell in cells)
        {
            notebook.AddCode(cell);
        }

        return Of(notebook, Environment.CurrentDirectory);
    }

    /// <summary>The program of a notebook that lies in a folder.</summary>
    public static CSharpProgram Of(Notebook notebook, string folder)
    {
        var environment = CellEnvironment.Course with { Directory = folder };
        return CSharpProgram.Of(notebook, environment,
            [new("#:package CourseKit.Grading@*", [.. environment.Assemblies.Where(one => one != typeof(CellEnvironment).Assembly)])]);
    }

    /// <summary>The cells of a program in which nothing was left out, without what surrounds them.</summary>
    public static string Cells(params IReadOnlyList<string> cells)
    {
        var program = Of(cells);
        program.LeftOut.Should().BeEmpty();
        var cellsAlone = program.Text[program.Text.IndexOf("// %%", StringComparison.Ordinal)..];
        return cellsAlone.Replace("// %%\n", string.Empty).Replace("\n\n", "\n").TrimEnd('\n');
    }
}
