namespace CourseKit.Grading;

/// <summary>Source text that was captured from the middle of a file.</summary>
internal static class SourceText
{
    /// <summary>Takes away the indentation that all lines but the first have in common.</summary>
    public static string Dedent(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var common = lines.Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, i) => i == 0 ? line : line.Length >= common ? line[common..] : string.Empty));
    }
}
