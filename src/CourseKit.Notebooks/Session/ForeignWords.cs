namespace CourseKit.Notebooks.Session;

/// <summary>Words of other languages and hosts that learners write, and what to write instead.</summary>
internal static class ForeignWords
{
    private const string NoKernel = "There is no Kernel of .NET Interactive here. Display(value) shows a value";

    /// <summary>The advice for <c>Kernel</c> of .NET Interactive.</summary>
    public const string InsteadOfKernel = NoKernel + ", Input(\"Name?\") asks for one.";

    private static readonly Dictionary<string, string> Instead = new()
    {
        ["Kernel"] = InsteadOfKernel,
        ["KernelInvocationContext"] = $"{NoKernel}.",
        ["PocketViewTags"] = "Write using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags; first.",
        ["print"] = "Write Console.WriteLine(value); or put the value alone at the end of the cell.",
        ["len"] = "Write values.Length for an array or a text, values.Count for a list.",
        ["range"] = "Write for (var i = 0; i < n; i++) { … }, or Enumerable.Range(0, n) for the numbers alone.",
        ["str"] = "Write value.ToString(), or $\"{value}\".",
        ["None"] = "Write null instead of None.",
        ["True"] = "Write true: it begins with a small letter.",
        ["False"] = "Write false: it begins with a small letter.",
        ["and"] = "Write && instead of and.",
        ["or"] = "Write || instead of or.",
        ["not"] = "Write ! instead of not.",
        ["elif"] = "Write else if instead of elif.",
        ["self"] = "Write this instead of self.",
        ["def"] = "Write a function as int Twice(int n) { return 2 * n; }: its type, its name, its parameters with their types.",
        ["lambda"] = "Write a function without a name as n => 2 * n.",
        ["import"] = "Write using System.Numerics; for a namespace, #r \"nuget: Name\" for a package.",
        ["let"] = "Write var instead of let.",
    };

    /// <summary>Returns what to write instead of a word; null if nothing is known of it.</summary>
    public static string? For(string word) => Instead.GetValueOrDefault(word);
}
