using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>One cell of a notebook: a <see cref="CodeCell"/>, a <see cref="MarkdownCell"/> or a <see cref="RawCell"/>.</summary>
internal abstract class Cell
{
    private protected Cell(JsonObject json) => Json = json;

    /// <summary>The cell's id, unique in its notebook; null in notebooks older than nbformat 4.5.</summary>
    public string? Id => CellIds.Of(Json);

    /// <summary>The cell's text. What it is set to is saved as Jupyter saves it, as a list of lines.</summary>
    public string Source
    {
        get => MultilineText.Join(Json["source"]);
        set
        {
            if (value != Source)
            {
                Json["source"] = MultilineText.Split(value);
            }
        }
    }

    /// <summary>The cell's metadata, unknown keys included; changes to it are saved.</summary>
    public JsonObject Metadata => Json["metadata"]!.AsObject();

    /// <summary>Gets the cell in the notebook's file.</summary>
    internal JsonObject Json { get; }

    internal static Cell Over(JsonObject json) => (string?)json["cell_type"] switch
    {
        "code" => new CodeCell(json),
        "markdown" => new MarkdownCell(json),
        _ => new RawCell(json),
    };

    internal static JsonObject NewNode(string type, string source)
    {
        var node = new JsonObject { ["cell_type"] = type, ["metadata"] = new JsonObject(), ["source"] = MultilineText.Split(source) };
        if (type == "code")
        {
            node["execution_count"] = null;
            node["outputs"] = new JsonArray();
        }

        return node;
    }
}
