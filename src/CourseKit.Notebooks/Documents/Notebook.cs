using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Tensors.Files;

namespace CourseKit.Notebooks.Documents;

/// <summary>A Jupyter notebook (nbformat 4) that can be edited; everything that is not edited is written back as it was read.</summary>
/// <remarks>Format: https://nbformat.readthedocs.io/en/latest/format_description.html. A C# notebook
/// made for .NET Interactive counts as C#.</remarks>
internal sealed class Notebook
{
    private static readonly string[] PolyglotFormats = [".dib", ".dotnet-interactive"];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly JsonObject json;
    private readonly List<Cell> cells;

    private Notebook(JsonObject json)
    {
        this.json = json;
        cells = [.. CellNodes.Select(node => Cell.Over(node!.AsObject()))];
    }

    /// <summary>A C# notebook without cells, in nbformat 4.5.</summary>
    public Notebook()
        : this(NewCSharpNotebook())
    {
    }

    /// <summary>The cells, first to last.</summary>
    public IReadOnlyList<Cell> Cells => cells;

    /// <summary>The notebook's own metadata, unknown keys included; changes to it are saved.</summary>
    public JsonObject Metadata => json["metadata"]!.AsObject();

    /// <summary>The kernel that the notebook asks for, such as <c>coursekit-csharp</c>; null where it names none.</summary>
    public string? KernelName => (string?)Metadata["kernelspec"]?["name"];

    /// <summary>The language of the cells as the notebook names it; <c>C#</c> for every C# notebook.</summary>
    public string Language => NotebookLanguage.Of(Metadata);

    /// <summary>Gets departures from nbformat that were mended or ignored, each in a line that begins with the notebook's name.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    private JsonArray CellNodes => json["cells"]!.AsArray();

    /// <summary>Reads a C# notebook from a file.</summary>
    /// <exception cref="NotebookException">The file is missing or unreadable, not JSON, not nbformat
    /// 4, in another language, or without cells.</exception>
    public static Notebook Load(string path) => Parse(ReadText(path), path);

    /// <summary>Reads a C# notebook from the text of its file.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="name">The name of the notebook in errors, usually its path.</param>
    /// <exception cref="NotebookException">The text is not JSON, not nbformat 4, in another language, or without cells.</exception>
    public static Notebook Parse(string text, string name = "notebook")
    {
        if (PolyglotFormats.Contains(Path.GetExtension(name)) || text.StartsWith("#!meta", StringComparison.Ordinal))
        {
            throw new NotebookException(name, "a notebook must be in Jupyter's format, .ipynb. Received: the format of Polyglot " +
                "Notebooks. Open it in VS Code with the extension Polyglot Notebooks, and save it as .ipynb.");
        }

        var json = JsonReading.Object(text, name);
        new NotebookRules(name).Check(json);
        var warnings = CellIds.Mend(json);
        return new Notebook(json) { Warnings = [.. warnings.Select(warning => $"{name}: {warning}")] };
    }

    /// <summary>Writes the notebook to a file whole or, if that fails, not at all; its folder is made where it is missing.</summary>
    public void Save(string path) => WholeFile.Write(path, ToJson());

    /// <summary>The text of the notebook's file: one space per level, text unescaped, a line end at
    /// the end, as Jupyter writes it.</summary>
    public string ToJson() => JsonWriting.Text(json);

    /// <summary>Adds a code cell at the end.</summary>
    public CodeCell AddCode(string source) => (CodeCell)Add("code", source);

    /// <summary>Adds a Markdown cell at the end.</summary>
    public MarkdownCell AddMarkdown(string source) => (MarkdownCell)Add("markdown", source);

    /// <summary>A copy that nothing was run in: no outputs, no execution counts. Notebooks are committed like this.</summary>
    public Notebook WithoutOutputs()
    {
        var copy = new Notebook(json.DeepClone().AsObject());
        foreach (var cell in copy.cells.OfType<CodeCell>())
        {
            cell.Outputs = [];
            cell.ExecutionCount = null;
        }

        return copy;
    }

    /// <summary>A copy with other cells, which may be those of other notebooks.</summary>
    internal Notebook WithCells(IEnumerable<Cell> others)
    {
        var copy = json.DeepClone().AsObject();
        copy["cells"] = new JsonArray([.. others.Select(cell => cell.Json.DeepClone())]);
        return new Notebook(copy);
    }

    private Cell Add(string type, string source)
    {
        var node = Cell.NewNode(type, source);
        if ((int)json["nbformat_minor"]! >= CellIds.FirstMinor)
        {
            node.Insert(0, "id", CellIds.Free(cells.Select(other => other.Id).OfType<string>().ToHashSet(), cells.Count + 1));
        }

        CellNodes.Add((JsonNode)node);
        var cell = Cell.Over(node);
        cells.Add(cell);
        return cell;
    }

    private static JsonObject NewCSharpNotebook() => new()
    {
        ["cells"] = new JsonArray(),
        ["metadata"] = NotebookLanguage.CSharpMetadata(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = CellIds.FirstMinor,
    };

    private static string ReadText(string path)
    {
        var bytes = ReadBytes(path);
        try
        {
            using var text = new StreamReader(new MemoryStream(bytes), StrictUtf8);
            return text.ReadToEnd();
        }
        catch (DecoderFallbackException e)
        {
            throw new NotebookException(path, "a notebook must be JSON in UTF-8. Received: "
                + $"{FileFormat.OfOtherThanText(bytes)?.Name ?? "bytes that are not UTF-8 text"}.", e);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        if (NamedFile.InPlaceOf(path) is { } other)
        {
            throw new NotebookException(path, $"a notebook is a file. Received: {other}.");
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException(path, "no such file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new NotebookException(path, $"cannot be read. {e.Message}", e);
        }
    }
}
