namespace CourseKit.Notebooks.Session.Notation;

/// <summary>LaTeX, shown as the formulas and the text that it is: <c>(LaTeXString)@"\begin{align} …
/// \end{align}"</c>, as in .NET Interactive.</summary>
public sealed record LaTeXString(string Code) : MarkedUpText("text/latex", Code)
{
    /// <summary>Takes text for LaTeX.</summary>
    public static implicit operator LaTeXString(string code) => new(code);
}
