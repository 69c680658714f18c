using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>The language of a notebook's cells, from its metadata.</summary>
internal static class NotebookLanguage
{
    public const string CSharp = "C#", Unknown = "";

    private static readonly HashSet<string> CSharpLanguages = new(StringComparer.OrdinalIgnoreCase) { "C#", "csharp" };
    private static readonly HashSet<string> CSharpKernels = new(StringComparer.Ordinal) { "coursekit-csharp", ".net-csharp" };

    /// <summary>Returns the metadata of a new C# notebook: kernelspec and language_info, and what hosts of .NET Interactive want to know of
    /// the kernels that run its cells.</summary>
    public static JsonObject CSharpMetadata() => new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = "C# (CourseKit)", ["language"] = CSharp, ["name"] = "coursekit-csharp" },
        ["language_info"] = new JsonObject
        {
            ["file_extension"] = ".cs",
            ["mimetype"] = "text/x-csharp",
            ["name"] = "csharp",
            ["pygments_lexer"] = "csharp",
            ["version"] = "14.0",
        },
        ["polyglot_notebook"] = new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = "csharp",
                ["items"] = new JsonArray(new JsonObject
                {
                    ["aliases"] = new JsonArray("c#"),
                    ["languageName"] = CSharp,
                    ["name"] = "csharp",
                }),
            },
        },
    };

    /// <summary>The language of the kernel, else of the cells as last run; notebooks of .NET
    /// Interactive call the latter <c>polyglot-notebook</c>.</summary>
    public static string Of(JsonObject metadata)
    {
        if (Text(metadata, "kernelspec", "name") is { } kernel && CSharpKernels.Contains(kernel))
        {
            return CSharp;
        }

        var language = Text(metadata, "kernelspec", "language") ?? Text(metadata, "language_info", "name") ?? Unknown;
        return CSharpLanguages.Contains(language) ? CSharp : language;
    }

    private static string? Text(JsonObject metadata, string section, string key) => (string?)metadata[section]?[key];
}
