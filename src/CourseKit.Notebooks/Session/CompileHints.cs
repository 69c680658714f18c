using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Session;

/// <summary>A sentence for errors that everyone makes in the first hour, where a rule tells exactly what happened.</summary>
internal static class CompileHints
{
    private static readonly Dictionary<string, Func<ErrorPlace, string?>> ById = new()
    {
        ["CS0019"] = CannotOperate,
        ["CS0021"] = place => place.IsIndexOfIndex ? "All indices stand in one pair of brackets: t[0, 1]" : null,
        ["CS0022"] = place => place.IsIndexOfIndex ? "All indices stand in one pair of brackets: t[0, 1]" : null,
        ["CS0027"] = _ => "A cell is no object. Write the name alone, without this.",
        ["CS0029"] = CannotConvert,
        ["CS0030"] = CannotConvert,
        ["CS0103"] = place => ForeignWords.For(place.Word) ?? place.SameInOtherCase(null)
            ?? (place.IsDeclaredInside ? $"'{place.Word}' is known inside the braces that declare it alone. Declare it before them."
            : place.IsOut ? $"Write out var {place.Word} to declare it there."
            : place.IsAssigned ? $"A variable is declared by var or its type: var {place.Word} = …;"
            : $"Is '{place.Word}' defined in a cell that has not run yet? Run that cell first. Capitals count."),
        ["CS0117"] = place => place.SameInOtherCase(place.Container),
        ["CS0120"] = _ => "A class cannot use what belongs to a cell. Write static before that function or variable, or hand it over.",
        ["CS0122"] = place => place.IsOfCells
            ? "Write public before its declaration: what says nothing of that, in a class, is the class's alone."
            : place.Word == "Forward" ? "Write Call: it checks the shape, and then computes the output." : null,
        ["CS0138"] = place => place.IsUsingOfVariable ? UsingOfVariable : null,
        ["CS0161"] = _ => "Every way through the function must end with a return of its value.",
        ["CS0193"] = place => place.Text.Contains("->", StringComparison.Ordinal)
            ? "Write a dot: value.Name" : "There is no operator **. Write x * x, or Math.Pow(x, y).",
        ["CS0201"] = _ => "This gives a value that nothing is done with. Write var name = …; to keep it.",
        ["CS0214"] = _ => "Write unsafe { … } around it.",
        ["CS0220"] = _ => "An int ends at 2,147,483,647. Write an L behind one of the numbers: 32L * 1_000_000_000",
        ["CS0234"] = place => place.Text.Contains("Microsoft.DotNet.Interactive", StringComparison.Ordinal)
            ? ForeignWords.InsteadOfKernel : null,
        ["CS0246"] = place => place.IsUsingOfVariable ? UsingOfVariable
            : place.IsUntypedConstant ? "A constant has a type: const int size = 5;"
            : ForeignWords.For(place.Word) ?? place.SameInOtherCase(null)
            ?? $"Is '{place.Word}' defined in a cell that has not run yet, or is a using directive missing?",
        ["CS0266"] = CannotConvert,
        ["CS0270"] = _ => ArrayWithLength,
        ["CS0305"] = place => place.Message.Contains(" 2 type", StringComparison.Ordinal)
            ? $"Write in angle brackets what it is made of: {place.Word}<string, int>"
            : $"Write in angle brackets what it is made of: {place.Word}<int>",
        ["CS0501"] = place => place.IsReference
            ? "A cell's variables live on after it, which a reference cannot. Write to its place itself, a[0] = 5, or use it in a function."
            : null,
        ["CS0622"] = InBracesOf,
        ["CS0623"] = _ => "Write square brackets, on every level: int[][] name = [[1, 2], [3]];",
        ["CS0650"] = _ => ArrayWithLength,
        ["CS0664"] = place => place.Message.Contains("'decimal'", StringComparison.Ordinal)
            ? "A number with a decimal point is a double. Write an m after it for a decimal: 0.5m" : FloatLiteral,
        ["CS0818"] = _ => "Give the variable its first value where it is declared, or write its type: int n;",
        ["CS0820"] = _ => "Write the type of the list: List<int> name = [1, 2];",
        ["CS0825"] = place => place.IsInUsing ? UsingOfVariable : null,
        ["CS1002"] = _ => "A statement ends with a semicolon. Only the value at the end of a cell that is to be shown has none.",
        ["CS1009"] = _ => @"Write two backslashes for one, or an @ in front of the text: @""C:\images""",
        ["CS1010"] = _ => "A text ends in the line that it begins in, by the quote that it began with.",
        ["CS1012"] = _ => "A text stands in double quotes: \"text\". Single quotes are for one character: 'a'.",
        ["CS1024"] = place => ForeignWords.For(place.Word) ?? "A remark begins with //.",
        ["CS1061"] = place => place.SameInOtherCase(place.Container) ?? ForeignWords.ForMember(place.Word, place.Container),
        ["CS1105"] = _ => "An extension method is static. Write static before it: static int Twice(this int n) => 2 * n;",
        ["CS1109"] = _ => "Write an extension method outside of classes in a cell: static int Twice(this int n) => 2 * n;",
        ["CS1501"] = place => place.Container?.Name == "Tensor" && place.Word is "Zeros" or "Ones" or "Full"
            ? $"A shape stands in square brackets: Tensor.{place.Word}([2, 3])" : null,
        ["CS1503"] = CannotConvert,
        ["CS1525"] = place => place.Word is "int" or "float" or "double"
            ? $"Write {place.Word}.Parse(text), or ({place.Word})number." : null,
        ["CS1526"] = place => "Write () behind the type: new List<int>()",
        ["CS1729"] = place => place.Word == "Tensor"
            ? "Tensors are made of numbers, Tensor t = [1, 2.5f]; or by Tensor.Zeros([2, 3])." : null,
        ["CS1955"] = place => place.Container is null ? $"An object of a class is made by new: new {place.Word}(…)."
            : $"'{place.Word}' is a value, and no method. Leave the brackets out.",
        ["CS7003"] = place => "Write in the angle brackets what it is made of: List<int>",
        ["CS7020"] = _ => "A function yields, and a cell does not: IEnumerable<int> Squares() { yield return 4; }",
        ["CS7021"] = _ => "A cell stands in no namespace. Leave it out: later cells see what this one declares.",
        ["CS8345"] = _ => "A cell's variables live on after it, which a span cannot. Write .ToArray() behind it, or use it in a function.",
        ["CS8917"] = place => place.IsLambda ? "Write the types of the function: Func<int, int> name = n => 2 * n;"
            : "A method is called by brackets behind its name: values.Sum()",
        ["CS9174"] = place => place.DeclaredType is IArrayTypeSymbol { Rank: 2 }
            ? "Braces make an array of two dimensions: float[,] name = { { 1, 2 }, { 3, 4 } };" : null,
        ["CS9176"] = _ => "Write the type of the list: List<int> name = [];",
        ["CS9283"] = _ => "In a cell, write this before the first parameter of a method: static int Twice(this int n) => 2 * n;",
    };

    private const string UsingOfVariable =
        "A cell's variables live on after it. Write using (var file = …) { … } to close the file at the end of the braces.";

    private const string FloatLiteral = "A number with a decimal point is a double. Write an f after it for a float: 0.5f";

    private const string ArrayWithLength = "The length stands behind new: int[] name = new int[3];";

    private const string InBrackets = "Write the numbers in square brackets: Tensor t = [1, 2.5f];";

    /// <summary>Errors that others follow from, whose own hints would lead astray.</summary>
    private static readonly string[] Causes = ["CS0138", "CS0246", "CS0501", "CS0825", "CS8345"];

    /// <summary>Returns whether other errors of a cell are likely to follow from this one, which has a hint.</summary>
    public static bool IsCause(Diagnostic error, SemanticModel model) => Causes.Contains(error.Id)
        && (error.Id is "CS0138" or "CS0246" ? new ErrorPlace(error, model).IsUsingOfVariable : For(error, model) is not null);

    /// <summary>The hint for an error, if there is one.</summary>
    public static string? For(Diagnostic error, SemanticModel model) =>
        error.Location.SourceTree == model.SyntaxTree && ById.TryGetValue(error.Id, out var hint)
            ? hint(new ErrorPlace(error, model))
            : null;

    private static string? CannotOperate(ErrorPlace place) => place.Message switch
    {
        _ when DeclaredTwice(place) is { } declared => declared,
        _ when place.IsComparisonOfComparison => "Two comparisons are joined by &&: a < b && b < c",
        var message when message.Contains("'string'", StringComparison.Ordinal) => (place.IsEquality
            ? "A text is compared with a text." : "Only + takes a text.") + " int.Parse(text) and float.Parse(text) read the number in it.",
        var message when message.Contains("'decimal'", StringComparison.Ordinal) =>
            "A decimal, written with an m, goes with decimals and whole numbers alone. Write 0.5f, or (float)value.",
        var message when message.Contains("'Tensor'", StringComparison.Ordinal) =>
            "Tensors are added, subtracted, multiplied and divided. Write .Item() behind a tensor for its one number.",
        _ when place.IsSumOfLists => "Write [.. a, .. b] for the items of both.",
        var message when message.Contains("'bool'", StringComparison.Ordinal) && message.Contains("'int'", StringComparison.Ordinal) =>
            "A condition is true or false, and a number is neither. Write n != 0.",
        _ => null,
    };

    private static string InBracesOf(ErrorPlace place) => place.DeclaredType switch
    {
        { Name: "Tensor" } => InBrackets,
        INamedTypeSymbol { TypeArguments.Length: 2 } => "Write new() { [\"key\"] = 1 } for what it holds.",
        _ => "Write the values in square brackets: List<int> name = [1, 2];",
    };

    private static string? CannotConvert(ErrorPlace place) => place.Types switch
    {
        _ when DeclaredTwice(place) is { } declared => declared,
        (_, "bool") when place.IsAssignment => "A single = assigns. Write == to compare.",
        ("double", "float" or "Tensor") => place.IsLiteral
            ? FloatLiteral
            : "This gives a double. Write (float)(…) around it for a float.",
        ("Tensor", "int" or "float" or "double") => "Write .Item() behind a tensor for its one number.",
        ("double" or "float", "int") => "A whole number has no place for a fraction. Write (int)value to cut it off, or declare a double.",
        ("string", "char") => "A character stands in single quotes: 'a'",
        ("char", "string") => "A text stands in double quotes: \"a\"",
        ("string", "Exception") => "Write throw new Exception(\"…\");",
        ("int", "bool") => "A condition is true or false, and a number is neither. Write n != 0.",
        ("object", { } wanted) when !wanted.Contains("cell", StringComparison.Ordinal) => $"Write ({wanted})value, if that is what it is.",
        ({ } optional, { } plain) when optional == $"{plain}?" =>
            "This may be null. Write value.Value where it is not, or value ?? … for what it is then.",
        ("string", "int" or "float" or "double") to => $"Write {to.Item2}.Parse(text) for the number in a text.",
        (_, "string") => "Write value.ToString(), or $\"{value}\", for the text of a value.",
        ("double[]" or "float[]" or "int[]", "Tensor") => InBrackets,
        ({ } from, "Tensor") when from.StartsWith('(') => InBrackets,
        ({ } from, { } to) when from.StartsWith('(') && to.EndsWith(']') => "The values of an array stand in square brackets: [1, 2, 3]",
        _ => null,
    };

    private static string? DeclaredTwice(ErrorPlace place) => place.TypeDeclaredTwice is { } type
        ? $"'{type}' was declared again in a later cell. Run the cells again that make values of it, or take them."
        : null;
}
