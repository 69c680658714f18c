using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Notation;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>C# that stands at the end of a program and prints what cells show.</summary>
internal static class DisplayMethods
{
    /// <summary>Names of the classes.</summary>
    public static readonly IReadOnlyList<string> Names = [nameof(DisplayedValue), nameof(DisplayExtensions), nameof(Displays)];

    /// <summary>The <c>using</c> that a program needs to call <c>Display(value)</c>.</summary>
    public const string Using = $"using static {nameof(Displays)};";

    /// <summary>The classes.</summary>
    public const string Classes = """
        /// <summary>A value that has been printed; another one is printed below it.</summary>
        file sealed class DisplayedValue
        {
            public void Update(object value) => value.Display();
        }

        /// <summary>Prints what the notebook shows.</summary>
        file static class DisplayExtensions
        {
            private const int MostItems = 20;

            public static DisplayedValue Display(this object value, params string[] mimeTypes)
            {
                Console.WriteLine(TextOf(value));
                return new DisplayedValue();
            }

            public static DisplayedValue DisplayAs(this string text, string mimeType) => text.Display();

            public static DisplayedValue DisplayTable<T>(this IEnumerable<T> rows, params string[] mimeTypes) =>
                string.Join(Environment.NewLine, rows).Display();

            private static string TextOf(object value) => value switch
            {
                null => "null",
                System.Collections.IEnumerable items when $"{value}" == $"{value.GetType()}" => TextOf(items.Cast<object>()),
                _ => $"{value}",
            };

            private static string TextOf(IEnumerable<object> items)
            {
                string[] shown = [.. items.Take(MostItems + 1).Select(TextOf)];
                return shown.Length > MostItems
                    ? $"[ {string.Join(", ", shown[..MostItems])} ... (more) ]"
                    : $"[ {string.Join(", ", shown)} ]";
            }
        }

        /// <summary>Methods that a cell calls by their bare names.</summary>
        file static class Displays
        {
            public static DisplayedValue Display(object value, params string[] mimeTypes) => value.Display();

            public static DisplayedValue display(object value, params string[] mimeTypes) => value.Display();

            public static string HTML(string text) => text;

            public static string Markdown(string text) => text;

            public static void ClearOutput(bool wait = false)
            {
            }

            public static string Input(string prompt = "")
            {
                Console.Write(prompt.Length > 0 ? $"{prompt} " : prompt);
                return Console.ReadLine() ?? string.Empty;
            }

            public static string input(string prompt = "") => Input(prompt);

            public static Task<string> GetInputAsync(string prompt = "") => Task.FromResult(Input(prompt));
        }
        """;

    /// <summary>Returns whether a name of a cell means one of the methods or types that the classes stand for.</summary>
    public static bool Serve(ISymbol symbol) =>
        (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.ToDisplayString() is { } type && Types.Contains(type);

    private static readonly HashSet<string> Types =
        [typeof(Displays).FullName!, typeof(DisplayExtensions).FullName!, typeof(DisplayedValue).FullName!, typeof(MarkedUpText).FullName!];
}
