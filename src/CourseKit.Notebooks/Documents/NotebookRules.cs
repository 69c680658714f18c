using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>The rules of nbformat 4 for a notebook file, so that the model above it never meets a missing or mistyped part.</summary>
/// <remarks>Rules: https://github.com/jupyter/nbformat/blob/main/nbformat/v4/nbformat.v4.5.schema.json</remarks>
internal sealed class NotebookRules(string name) : JsonRules(name)
{
    /// <summary>Checks a whole notebook.</summary>
    /// <exception cref="NotebookException">It breaks a rule; the message says where.</exception>
    public void Check(JsonObject notebook)
    {
        CheckVersion(notebook);
        CheckLanguage((JsonObject)Member(notebook, string.Empty, "metadata", Object));
        var cells = (JsonArray)Member(notebook, string.Empty, "cells", List);
        if (cells.Count == 0)
        {
            throw Broken("a notebook must have at least one cell. Received: no cells.");
        }

        for (var i = 0; i < cells.Count; i++)
        {
            CheckCell(Item(cells, i, "cells"), $"cells[{i}]");
        }
    }

    private void CheckVersion(JsonObject notebook)
    {
        if (notebook["nbformat"] is null)
        {
            throw Broken("a notebook must say which nbformat it is. Received: JSON without \"nbformat\".");
        }

        if (Whole(notebook, string.Empty, "nbformat") is var major and not 4)
        {
            throw Broken($"a notebook must be nbformat 4. Received: nbformat {major}. Open and save it in Jupyter to convert it.");
        }

        Whole(notebook, string.Empty, "nbformat_minor");
    }

    private void CheckLanguage(JsonObject metadata)
    {
        foreach (var (section, key) in new[] { ("kernelspec", "name"), ("kernelspec", "language"), ("language_info", "name") })
        {
            if (metadata[section] is { } value && Of(value, $"metadata.{section}", Object)[key] is { } text)
            {
                Of(text, $"metadata.{section}.{key}", Text);
            }
        }

        if (NotebookLanguage.Of(metadata) is var language and not NotebookLanguage.CSharp)
        {
            throw Broken("the notebook must be in C#. Received: " +
                $"{(language == NotebookLanguage.Unknown ? "no language in its metadata" : language)}.");
        }
    }

    private void CheckCell(JsonObject cell, string place)
    {
        CheckText(cell, place, "source");
        Member(cell, place, "metadata", Object);
        switch ((string)Member(cell, place, "cell_type", Text)!)
        {
            case "code":
                CheckCode(cell, place);
                break;
            case "markdown" or "raw":
                CheckAttachments(cell, place);
                break;
            case var type:
                throw Broken($"{place}.cell_type must be code, markdown or raw. Received: {type}.");
        }
    }

    private void CheckCode(JsonObject cell, string place)
    {
        CheckCount(cell, place);
        var outputs = (JsonArray)Member(cell, place, "outputs", List);
        for (var i = 0; i < outputs.Count; i++)
        {
            CheckOutput(Item(outputs, i, $"{place}.outputs"), $"{place}.outputs[{i}]");
        }
    }

    private void CheckOutput(JsonObject output, string place)
    {
        switch ((string)Member(output, place, "output_type", Text)!)
        {
            case "stream":
                Member(output, place, "name", Text);
                CheckText(output, place, "text");
                break;
            case "display_data":
                CheckRich(output, place);
                break;
            case "execute_result":
                CheckCount(output, place);
                CheckRich(output, place);
                break;
            case "error":
                Member(output, place, "ename", Text);
                Member(output, place, "evalue", Text);
                CheckLines((JsonArray)Member(output, place, "traceback", List), $"{place}.traceback");
                break;
            case var type:
                throw Broken($"{place}.output_type must be stream, display_data, execute_result or error. Received: {type}.");
        }
    }

    private void CheckRich(JsonObject output, string place)
    {
        CheckBundle((JsonObject)Member(output, place, "data", Object), $"{place}.data");
        Member(output, place, "metadata", Object);
    }

    private void CheckAttachments(JsonObject cell, string place)
    {
        if (!cell.ContainsKey("attachments"))
        {
            return;
        }

        foreach (var (file, bundle) in (JsonObject)Member(cell, place, "attachments", Object))
        {
            CheckBundle((JsonObject)Of(bundle, $"{place}.attachments.{file}", Object), $"{place}.attachments.{file}");
        }
    }

    private void CheckBundle(JsonObject bundle, string place)
    {
        foreach (var (type, _) in bundle.Where(form => !MimeBundleJson.IsJson(form.Key)))
        {
            CheckText(bundle, place, type);
        }
    }

    private void CheckCount(JsonObject owner, string place)
    {
        if (Member(owner, place, "execution_count", JsonValueKind.Number, JsonValueKind.Null) is not null)
        {
            Whole(owner, place, "execution_count");
        }
    }
}
