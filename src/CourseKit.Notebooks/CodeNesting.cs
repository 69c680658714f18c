namespace CourseKit.Notebooks;

/// <summary>The depth of nesting of code, found without a parser: C#'s own takes minutes for deep
/// nesting, and ends the process for deeper.</summary>
internal static class CodeNesting
{
    /// <summary>Returns the largest number of brackets that are open at once; those in strings and comments count too,
    /// and a statement's end closes what may be no bracket.</summary>
    public static int Depth(string code)
    {
        var (brackets, angles, deepest) = (0, 0, 0);
        foreach (var c in code)
        {
            (brackets, angles) = c switch
            {
                '(' or '[' or '{' => (brackets + 1, angles),
                ')' or ']' or '}' => (Math.Max(0, brackets - 1), angles),
                '<' => (brackets, angles + 1),
                '>' => (brackets, Math.Max(0, angles - 1)),
                ';' => (brackets, 0),
                _ => (brackets, angles),
            };
            deepest = Math.Max(deepest, brackets + angles);
        }

        return deepest;
    }
}
