using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>A cell that can be run.</summary>
internal sealed class CodeCell : Cell
{
    internal CodeCell(JsonObject json)
        : base(json)
    {
    }

    /// <summary>The cell's language; null for C#.</summary>
    internal string? Language => CellLanguage.Of(Metadata);

    /// <summary>Gets whether the cell has the tag <c>raises-exception</c>: a run goes on after its error, as in nbclient.</summary>
    public bool MayFail =>
        Metadata["tags"] is JsonArray tags && tags.OfType<JsonValue>().Any(tag => tag.ToString() == "raises-exception");

    /// <summary>Gets the code that a session runs: the source, below the magic of the cell's language where that is not C#.</summary>
    public string Code => Language is { } language ? $"#!{language}\n{Source}" : Source;

    /// <summary>Gets or sets the execution count, from 1; null where the cell was not run.</summary>
    public int? ExecutionCount
    {
        get => (int?)Json["execution_count"];
        set => Json["execution_count"] = value;
    }

    /// <summary>Gets or sets the outputs of the last run. Consecutive stream texts of one name are set as one.</summary>
    public IReadOnlyList<Output> Outputs
    {
        get => [.. Json["outputs"]!.AsArray().Select(node => OutputJson.Read(node!.AsObject()))];
        set => Json["outputs"] = new JsonArray([.. StreamOutput.Merge(value).Select(OutputJson.Write)]);
    }
}
