using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>The language of a cell in a C# notebook, from the cell's metadata.</summary>
internal static class CellLanguage
{
    /// <summary>The metadata in which editors write the language: VS Code, Polyglot Notebooks and its predecessors.</summary>
    private static readonly (string Section, string Key)[] Places =
        [("vscode", "languageId"), ("polyglot_notebook", "kernelName"), ("dotnet_interactive", "language")];

    /// <summary>The names of C#, old ones too.</summary>
    private static readonly HashSet<string> CSharp = new(StringComparer.OrdinalIgnoreCase) { "csharp", "c#", "polyglot-notebook",
        "dotnet-interactive.csharp" };

    /// <summary>The language; null for C#.</summary>
    public static string? Of(JsonObject metadata) => Places.Select(place => Text(metadata, place.Section, place.Key)).OfType<string>()
        .FirstOrDefault(language => !CSharp.Contains(language));

    private static string? Text(JsonObject metadata, string section, string key) =>
        metadata[section] is JsonObject written && written[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
