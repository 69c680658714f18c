using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Session;

/// <summary>Words of other languages and hosts that learners write, and what to write instead.</summary>
internal static class ForeignWords
{
    private const string NoKernel = "There is no Kernel of .NET Interactive here. Display(value) shows a value";

    /// <summary>The advice for <c>Kernel</c> of .NET Interactive.</summary>
    public const string InsteadOfKernel = NoKernel + ", Input(\"Name?\") asks for one.";

    private const string Print = "Write Console.WriteLine(value); or put the value alone at the end of the cell.";

    private const string Function =
        "Write a function as int Twice(int n) { return 2 * n; }: its type, its name, its parameters with their types.";

    private const string Import = "Write using System.Numerics; for a namespace, #r \"nuget: Name\" for a package.";

    private static readonly Dictionary<string, string> Instead = new()
    {
        ["Kernel"] = InsteadOfKernel,
        ["KernelInvocationContext"] = $"{NoKernel}.",
        ["PocketViewTags"] = "Write using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags; first.",
        ["print"] = Print,
        ["println"] = Print,
        ["printf"] = Print,
        ["cout"] = Print,
        ["echo"] = Print,
        ["len"] = "Write values.Length for an array or a text, values.Count for a list.",
        ["range"] = "Write for (var i = 0; i < n; i++) { … }, or Enumerable.Range(0, n) for the numbers alone.",
        ["str"] = "Write value.ToString(), or $\"{value}\".",
        ["None"] = "Write null instead of None.",
        ["nil"] = "Write null instead of nil.",
        ["NULL"] = "Write null: in small letters.",
        ["nullptr"] = "Write null instead of nullptr.",
        ["undefined"] = "Write null instead of undefined.",
        ["True"] = "Write true: it begins with a small letter.",
        ["False"] = "Write false: it begins with a small letter.",
        ["and"] = "Write && instead of and.",
        ["or"] = "Write || instead of or.",
        ["not"] = "Write ! instead of not.",
        ["elif"] = "Write else if instead of elif.",
        ["self"] = "Write this instead of self.",
        ["def"] = Function,
        ["function"] = Function,
        ["func"] = Function,
        ["fn"] = Function,
        ["lambda"] = "Write a function without a name as n => 2 * n.",
        ["import"] = Import,
        ["include"] = Import,
        ["let"] = "Write var instead of let.",
        ["auto"] = "Write var instead of auto.",
        ["Int"] = "Write int: in small letters.",
        ["Integer"] = "Write int instead of Integer.",
        ["unsigned"] = "Write uint instead of unsigned int.",
        ["then"] = "Write if (…) { … } without then.",
    };

    /// <summary>Returns what to write instead of a word; null if nothing is known of it.</summary>
    public static string? For(string word) => Instead.GetValueOrDefault(word);

    /// <summary>Returns what to write instead of a member of a type; null if nothing is known of it.</summary>
    public static string? ForMember(string word, ITypeSymbol? type) => word switch
    {
        "Length" or "length" or "Count" or "count" or "Size" or "size" or "len" =>
            Has(type, "Count") ? "Write .Count for the number of items."
            : Has(type, "Length") ? "Write .Length for the number of items."
            : type is { Name: "IEnumerable" } ? "Write .Count() for the number of items."
            : null,
        "map" => "Write Select instead of map.",
        "filter" => "Write Where instead of filter.",
        "reduce" => "Write Aggregate instead of reduce.",
        "Add" or "push" or "append" when type is IArrayTypeSymbol =>
            "An array keeps its length. A List<int> grows: List<int> name = [1, 2]; name.Add(3);",
        "push" or "append" => "Write Add instead.",
        _ => null,
    };

    /// <summary>Returns whether a type, or one that it is derived from, has a property.</summary>
    private static bool Has(ITypeSymbol? type, string property) => type is not null
        && (type.GetMembers(property).Any(member => member is IPropertySymbol) || Has(type.BaseType, property));
}
