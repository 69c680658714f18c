using CourseKit.Notebooks.Export.Markup;
using CourseKit.Notebooks.Export.Mathematics;

namespace CourseKit.Notebooks.Export.Prose;

/// <summary>A formula in a page: MathML, or the TeX as code where that is not known; a script may set the TeX in its place.</summary>
internal static class FormulaHtml
{
    /// <param name="tex">The formula, without dollar signs.</param>
    /// <param name="display">True for a formula on a line of its own.</param>
    /// <param name="report">Told what is wrong with a formula that is not known.</param>
    public static Html Of(string tex, bool display, Action<string> report)
    {
        var formula = Formula.FromTex(tex, display);
        if (formula.Problem is { } problem)
        {
            report($"formula {tex.ReplaceLineEndings(" ")}: {problem}");
        }

        var shown = formula.MathMl is { } math ? new Html(math) : Html.Of($"<code>{tex}</code>");
        return Html.Of($"""<span class="{(display ? "math display" : "math")}" data-tex="{tex}">{shown}</span>""");
    }
}
