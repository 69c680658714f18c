namespace CourseKit.Notebooks.Session.Notation;

/// <summary>A formula in LaTeX, without the dollars around it: <c>(MathString)@"\frac{1}{n}"</c>, as in .NET Interactive.</summary>
public sealed record MathString(string Formula) : MarkedUpText("text/latex", $"$${Formula}$$")
{
    /// <summary>Takes text for a formula.</summary>
    public static implicit operator MathString(string formula) => new(formula);
}
