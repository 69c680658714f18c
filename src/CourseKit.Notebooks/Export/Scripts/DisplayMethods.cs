using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Notation;
using Microsoft.CodeAnalysis;
using DisplayExtensions = CourseKit.Notebooks.Session.DisplayExtensions;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>C# that stands at the end of a program and prints what cells show: as much of it as they use.</summary>
internal static class DisplayMethods
{
    /// <summary>Names of the classes.</summary>
    public static readonly IReadOnlyList<string> Names = [nameof(DisplayedValue), nameof(DisplayExtensions), nameof(Displays)];

    /// <summary>The <c>using</c> that a program needs to call <c>Display(value)</c>.</summary>
    public const string Using = $"using static {nameof(Displays)};";

    private const string Handle = """
        /// <summary>A value that has been printed; another one is printed below it.</summary>
        file sealed class DisplayedValue
        {
            public void Update(object value) => value.Display();
        }
        """;

    private const string Printing = """
            public static DisplayedValue Display(this object value, params string[] mimeTypes)
            {
                System.Console.WriteLine(TextOf(value));
                return new DisplayedValue();
            }

            private static string TextOf(object value) => value switch
            {
                null => "null",
                System.Collections.IEnumerable items when $"{value}" == $"{value.GetType()}" => TextOf(items.Cast<object>()),
                _ => $"{value}",
            };

            private static string TextOf(IEnumerable<object> items)
            {
                string[] shown = [.. items.Take(21).Select(TextOf)];
                var more = items.TryGetNonEnumeratedCount(out var count) ? $"{count - 20} more" : "more";
                return $"[ {string.Join(", ", shown.Take(20))}{(shown.Length > 20 ? $" ... ({more})" : "")} ]";
            }
        """;

    private static readonly (IReadOnlyList<string> Names, string Text)[] OfExtensions =
    [
        ([nameof(DisplayExtensions.DisplayAs)], """
                public static DisplayedValue DisplayAs(this string text, string mimeType) => text.Display();
            """),
        ([nameof(DisplayExtensions.DisplayTable)], """
                public static DisplayedValue DisplayTable<T>(this IEnumerable<T> rows, params string[] mimeTypes) =>
                    string.Join(Environment.NewLine, rows).Display();
            """),
    ];

    private static readonly (IReadOnlyList<string> Names, string Text)[] OfBareNames =
    [
        ([nameof(Displays.Display), nameof(Displays.display)], """
                public static DisplayedValue Display(object value, params string[] mimeTypes) => value.Display();

                public static DisplayedValue display(object value, params string[] mimeTypes) => value.Display();
            """),
        ([nameof(Displays.HTML), nameof(Displays.Markdown)], """
                public static string HTML(string text) => text;

                public static string Markdown(string text) => text;
            """),
        ([nameof(Displays.Input), nameof(Displays.input), nameof(Displays.GetInputAsync)], """
                public static string Input(string prompt = "")
                {
                    System.Console.Write($"{prompt} ");
                    return Console.ReadLine() ?? "";
                }

                public static string input(string prompt = "") => Input(prompt);

                public static Task<string> GetInputAsync(string prompt = "") => Task.FromResult(Input(prompt));
            """),
        ([nameof(Displays.ClearOutput)], """
                public static void ClearOutput(bool wait = false)
                {
                }
            """),
    ];

    /// <summary>The name of <c>Display(value)</c>, by which last expressions are printed.</summary>
    public const string Bare = $"{nameof(Displays)}.{nameof(Displays.Display)}";

    private static readonly HashSet<string> Types =
        [typeof(Displays).FullName!, typeof(DisplayExtensions).FullName!, typeof(DisplayedValue).FullName!, typeof(MarkedUpText).FullName!];

    /// <summary>The name of a method or a type that the classes stand for, with that of its class; null if it is none of them.</summary>
    public static string? NameOf(ISymbol symbol) =>
        (symbol as INamedTypeSymbol ?? symbol.ContainingType) is { } type && Types.Contains(type.ToDisplayString())
            ? $"{type.Name}.{symbol.Name}"
            : null;

    /// <summary>Returns whether a name is that of a method which is called without a value or a type before it.</summary>
    public static bool IsBare(string name) => name.StartsWith($"{nameof(Displays)}.", StringComparison.Ordinal);

    /// <summary>Returns the classes.</summary>
    /// <param name="used">Names that cells use.</param>
    public static string Classes(IReadOnlySet<string> used)
    {
        var bare = Used(OfBareNames, nameof(Displays), used);
        return string.Join("\n\n",
        [
            Handle,
            Class(nameof(DisplayExtensions), "Prints what the notebook shows.",
                [Printing, .. Used(OfExtensions, nameof(DisplayExtensions), used)]),
            .. bare.Count > 0 ? [Class(nameof(Displays), "Methods that cells call by their bare names.", bare)] : Array.Empty<string>(),
        ]);
    }

    private static IReadOnlyList<string> Used(
        (IReadOnlyList<string> Names, string Text)[] methods, string type, IReadOnlySet<string> used) =>
        [.. methods.Where(method => method.Names.Any(name => used.Contains($"{type}.{name}"))).Select(method => method.Text)];

    private static string Class(string name, string summary, IReadOnlyList<string> members) =>
        $"/// <summary>{summary}</summary>\nfile static class {name}\n{{\n{string.Join("\n\n", members)}\n}}";
}
