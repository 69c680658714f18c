namespace CourseKit.Tests.Notebooks.Documents;

/// <summary>Notebook files written by other programs, in <c>Samples/</c> beside this file.</summary>
internal static class Samples
{
    /// <summary>Every kind of cell and output; written by Python's nbformat 5.5. It is data to read,
    /// with outputs, and not named as a notebook to open.</summary>
    public static string EveryKind { get; } = Find("every-kind.json");

    /// <summary>As VS Code's extension for .NET Interactive writes them: nbformat 4.2, no ids, keys in another order.</summary>
    public static string NetInteractive { get; } = Find("net-interactive.ipynb");

    private static string Find(string file) => Repository.File("tests", "CourseKit.Tests", "Notebooks", "Documents", "Samples", file);
}
