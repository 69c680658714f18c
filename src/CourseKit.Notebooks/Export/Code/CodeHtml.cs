using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export.Markup;
using CourseKit.Notebooks.Session.Magics;

namespace CourseKit.Notebooks.Export.Code;

/// <summary>Code in a page; C# is colored.</summary>
internal static class CodeHtml
{
    private static readonly HashSet<string> CSharp = new(StringComparer.OrdinalIgnoreCase) { "csharp", "cs", "c#" };

    /// <param name="code">The source.</param>
    /// <param name="language">The name of the language at the fence.</param>
    public static Html Block(string code, string? language) => Html.Of(
        $"""<pre class="code"><code>{(CSharp.Contains(language ?? string.Empty) ? CSharpHighlighter.Color(code) : Html.Text(code))}</code></pre>""");

    /// <summary>The source of a code cell.</summary>
    public static Html Cell(CodeCell cell) => Block(cell.Source.TrimEnd(), cell.Language ?? FirstMagic(cell.Source) ?? "csharp");

    /// <summary>The magic that a cell begins with and that takes the lines below it, which are no C#.</summary>
    private static string? FirstMagic(string source)
    {
        var line = source.TrimStart().Split('\n', 2)[0];
        return Magic.All.GetValueOrDefault(line.Trim().Split([' ', '\t'], 2)[0]) is { Takes: Lines.Own } magic ? magic.Names[0] : null;
    }
}
