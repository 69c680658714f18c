using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>A cell that can be run.</summary>
public sealed class CodeCell : Cell
{
    internal CodeCell(JsonObject json)
        : base(json)
    {
    }

    /// <summary>The cell's language; null for C#.</summary>
    internal string? Language => CellLanguage.Of(Metadata);

    /// <summary>Whether the cell has the tag <c>raises-exception</c>, with which nbclient runs on after an error.</summary>
    public bool MayFail =>
        Metadata["tags"] is JsonArray tags && tags.OfType<JsonValue>().Any(tag => tag.ToString() == "raises-exception");

    /// <summary>What a session runs: the source, below the magic of the cell's language where that is not C#.</summary>
    public string Code => Language is { } language ? $"#!{language}\n{Source}" : Source;

    /// <summary>Which run of the session this was, from 1; null where the cell was not run.</summary>
    public int? ExecutionCount
    {
        get => (int?)Json["execution_count"];
        set => Json["execution_count"] = value;
    }

    /// <summary>What the cell showed when it was run. Stream texts of one name that follow each other are set as one.</summary>
    public IReadOnlyList<Output> Outputs
    {
        get => [.. Json["outputs"]!.AsArray().Select(node => OutputJson.Read(node!.AsObject()))];
        set => Json["outputs"] = new JsonArray([.. StreamOutput.Merge(value).Select(OutputJson.Write)]);
    }
}
