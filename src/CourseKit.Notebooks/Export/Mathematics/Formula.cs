namespace CourseKit.Notebooks.Export.Mathematics;

/// <summary>A formula in TeX and, where the converter knows all its parts, in MathML.</summary>
/// <param name="Tex">The source, without dollar signs.</param>
/// <param name="MathMl">The <c>math</c> element; null where <paramref name="Problem"/> says which part is not known.</param>
/// <param name="Problem">The reason why there is no MathML; null where there is.</param>
internal sealed record Formula(string Tex, string? MathMl, string? Problem)
{
    /// <summary>Converts TeX to MathML.</summary>
    /// <param name="tex">The source, without dollar signs.</param>
    /// <param name="display">True for a formula on a line of its own.</param>
    public static Formula FromTex(string tex, bool display = false)
    {
        try
        {
            return new Formula(tex, MathMlWriter.Write(TexParser.Parse(tex), display), null);
        }
        catch (TexException e)
        {
            return new Formula(tex, null, e.Message);
        }
    }
}
