using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Session;

/// <summary>A sentence for errors that everyone makes in the first hour, where a rule tells exactly what happened.</summary>
internal static partial class CompileHints
{
    private static readonly Dictionary<string, Func<Place, string?>> ById = new()
    {
        ["CS0019"] = place => place.Error.GetMessage(CultureInfo.InvariantCulture) switch
        {
            var message when message.Contains("'string'", StringComparison.Ordinal) =>
                "Only + takes a text. int.Parse(text) and float.Parse(text) read the number in it.",
            var message when message.Contains("'decimal'", StringComparison.Ordinal) =>
                "A decimal, written with an m, goes with decimals and whole numbers alone. Write 0.5f, or (float)value.",
            var message when message.Contains("'Tensor'", StringComparison.Ordinal) =>
                "Numbers are compared, and tensors are not. Write .Item() behind a tensor for its one number.",
            _ => null,
        },
        ["CS0021"] = place => place.IsIndexOfIndex ? "All indices stand in one pair of brackets: t[0, 1]" : null,
        ["CS0029"] = CannotConvert,
        ["CS0103"] = place => ForeignWords.For(place.Word) ?? place.SameInOtherCase(null)
            ?? $"Is '{place.Word}' defined in a cell that has not run yet? Run that cell first. Capitals count.",
        ["CS0117"] = place => place.SameInOtherCase(place.Container),
        ["CS0120"] = _ => "A class cannot use what belongs to a cell. Write static before that function or variable, or hand it over.",
        ["CS0161"] = _ => "Every way through the function must end with a return of its value.",
        ["CS0193"] = _ => "There is no operator **. Write x * x, or Math.Pow(x, y).",
        ["CS0201"] = _ => "This gives a value that nothing is done with. Write var name = …; to keep it.",
        ["CS0234"] = place => place.Text.Contains("Microsoft.DotNet.Interactive", StringComparison.Ordinal)
            ? ForeignWords.InsteadOfKernel : null,
        ["CS0246"] = place => ForeignWords.For(place.Word) ?? place.SameInOtherCase(null)
            ?? $"Is '{place.Word}' defined in a cell that has not run yet, or is a using directive missing?",
        ["CS0266"] = CannotConvert,
        ["CS0622"] = _ => InBrackets,
        ["CS0664"] = _ => "A number with a decimal point is a double. Write an f after it for a float: 0.5f",
        ["CS0818"] = _ => "Give the variable its first value where it is declared, or write its type: int n;",
        ["CS0825"] = place => place.IsInUsing
            ? "A cell's variables live on after it. Write using (var file = …) { … } to close the file at the end of the braces."
            : null,
        ["CS1002"] = _ => "A statement ends with a semicolon. Only the value at the end of a cell that is to be shown has none.",
        ["CS1012"] = _ => "A text stands in double quotes: \"text\". Single quotes are for one character: 'a'.",
        ["CS1024"] = _ => "A remark begins with //.",
        ["CS1061"] = place => place.SameInOtherCase(place.Container),
        ["CS1105"] = _ => "An extension method is static. Write static before it: static int Twice(this int n) => 2 * n;",
        ["CS1109"] = _ => "Write an extension method outside of classes in a cell: static int Twice(this int n) => 2 * n;",
        ["CS1503"] = CannotConvert,
        ["CS1525"] = place => place.Word is "int" or "float" or "double"
            ? $"Write {place.Word}.Parse(text), or ({place.Word})number." : null,
        ["CS1955"] = place => $"An object of a class is made by new: new {place.Word}(…).",
        ["CS8345"] = _ => "A cell's variables live on after it, which a span cannot. Write .ToArray() behind it, or use it in a function.",
        ["CS8917"] = place => place.IsLambda ? "Write the types of the function: Func<int, int> name = n => 2 * n;" : null,
        ["CS9176"] = _ => "Write the type of the list: List<int> name = [];",
        ["CS9283"] = _ => "In a cell, write this before the first parameter of a method: static int Twice(this int n) => 2 * n;",
    };

    private const string InBrackets = "Write the numbers in square brackets: Tensor t = [1, 2.5f];";

    /// <summary>Errors that others follow from, whose own hints would lead astray.</summary>
    private static readonly string[] Causes = ["CS0825", "CS8345"];

    /// <summary>Returns whether other errors of a cell are likely to follow from this one, which has a hint.</summary>
    public static bool IsCause(Diagnostic error, SemanticModel model) => Causes.Contains(error.Id) && For(error, model) is not null;

    /// <summary>The hint for an error, if there is one.</summary>
    public static string? For(Diagnostic error, SemanticModel model) =>
        error.Location.SourceTree == model.SyntaxTree && ById.TryGetValue(error.Id, out var hint) ? hint(new Place(error, model)) : null;

    private static string? CannotConvert(Place place) => place.Types switch
    {
        _ when DeclaredTwice(place) is { } declared => declared,
        (_, "bool") when place.IsAssignment => "A single = assigns. Write == to compare.",
        ("double", "float" or "Tensor") => place.IsLiteral
            ? "A number with a decimal point is a double. Write an f after it for a float: 0.5f"
            : "This gives a double. Write (float)(…) around it for a float.",
        ("Tensor", "int" or "float" or "double") => "Write .Item() behind a tensor for its one number.",
        ("double" or "float", "int") => "A whole number has no place for a fraction. Write (int)value to cut it off, or declare a double.",
        ("string", "int" or "float" or "double") to => $"Write {to.Item2}.Parse(text) for the number in a text.",
        (_, "string") => "Write value.ToString(), or $\"{value}\", for the text of a value.",
        ("double[]" or "float[]" or "int[]", "Tensor") => InBrackets,
        ({ } from, "Tensor") when from.StartsWith('(') => InBrackets,
        ({ } from, { } to) when from.StartsWith('(') && to.EndsWith(']') => "The values of an array stand in square brackets: [1, 2, 3]",
        _ => null,
    };

    private static string? DeclaredTwice(Place place) => place.TypeDeclaredTwice is { } type
        ? $"'{type}' was declared again in a later cell. Run the cells again that make values of it, or take them."
        : null;

    [GeneratedRegex(@"'(?<from>[^']+)' to '(?<to>[^']+)'")]
    private static partial Regex FromTo();

    private sealed record Place(Diagnostic Error, SemanticModel Model)
    {
        private SyntaxNode Node => Model.SyntaxTree.GetRoot().FindNode(Error.Location.SourceSpan, getInnermostNodeForTie: true);

        public string Word => Model.SyntaxTree.GetText().ToString(Error.Location.SourceSpan);

        /// <summary>All that the name is a part of.</summary>
        public string Text => (Node.AncestorsAndSelf().OfType<NameSyntax>().LastOrDefault() ?? Node).ToString();

        public bool IsInUsing => Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null;

        public bool IsLambda => Node is AnonymousFunctionExpressionSyntax;

        /// <summary>Gets whether it is a number as it is written, with or without a sign.</summary>
        public bool IsLiteral => (Node is PrefixUnaryExpressionSyntax { Operand: var operand } ? operand : Expression)
            is LiteralExpressionSyntax;

        public bool IsIndexOfIndex => Node is ElementAccessExpressionSyntax { Expression: ElementAccessExpressionSyntax };

        private SyntaxNode Expression => Node is ArgumentSyntax { Expression: var expression } ? expression : Node;

        public bool IsAssignment => Node is AssignmentExpressionSyntax;

        /// <summary>The types that an error speaks of, by their short names: of a value, and what it should be.</summary>
        public (string? From, string? To) Types =>
            FromTo().Match(Error.GetMessage(CultureInfo.InvariantCulture)) is { Success: true, Groups: var types }
                ? (types["from"].Value.Split('.')[^1], types["to"].Value.Split('.')[^1])
                : (null, null);

        /// <summary>The type of that name of which there are two: the compiler names their files.</summary>
        public string? TypeDeclaredTwice =>
            FromTo().Match(Error.GetMessage(CultureInfo.InvariantCulture)) is { Success: true, Groups: var types }
            && types["from"].Value.Split(" [") is [var from, _] && types["to"].Value.Split(" [") is [var to, _] && from == to
                ? from
                : null;

        /// <summary>The type of the expression before the dot.</summary>
        public ITypeSymbol? Container => Node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is { Expression: var before }
            ? Model.GetTypeInfo(before).Type ?? Model.GetSymbolInfo(before).Symbol as ITypeSymbol
            : null;

        /// <summary>A name that differs only in capitals: <c>math</c> for <c>Math</c>.</summary>
        public string? SameInOtherCase(ITypeSymbol? container) =>
            Model.LookupSymbols(Error.Location.SourceSpan.Start, container, includeReducedExtensionMethods: true)
                .Select(symbol => symbol.Name).FirstOrDefault(name => name.Equals(Word, StringComparison.OrdinalIgnoreCase)) is { } name
                ? $"Did you mean '{name}'? Capitals count."
                : null;
    }
}
