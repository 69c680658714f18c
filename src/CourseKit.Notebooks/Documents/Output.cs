using System.Text;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>One thing that a code cell showed: a stream's text, a display, a result or an error, as Jupyter defines them.</summary>
internal abstract record Output
{
    private protected Output()
    {
    }
}

/// <summary>Text that a cell wrote to the console.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, with its line ends.</param>
internal sealed record StreamOutput(string Name, string Text) : Output
{
    /// <summary>Outputs with consecutive stream texts of one name joined into one.</summary>
    internal static IEnumerable<Output> Merge(IEnumerable<Output> outputs)
    {
        var (name, text) = (string.Empty, new StringBuilder());
        foreach (var output in outputs)
        {
            if (text.Length > 0 && (output as StreamOutput)?.Name != name)
            {
                yield return new StreamOutput(name, text.ToString());
                text.Clear();
            }

            if (output is StreamOutput stream)
            {
                name = stream.Name;
                text.Append(stream.Text);
            }
            else
            {
                yield return output;
            }
        }

        if (text.Length > 0)
        {
            yield return new StreamOutput(name, text.ToString());
        }
    }
}

/// <summary>A value in one or more forms, of which a page shows the richest that it can.</summary>
/// <param name="Data">The forms by MIME type.</param>
/// <param name="Metadata">Hints by MIME type, such as the size of an image.</param>
internal abstract record RichOutput(MimeBundle Data, JsonObject? Metadata) : Output;

/// <summary>A value that a cell displayed while it ran.</summary>
/// <inheritdoc/>
internal sealed record DisplayOutput(MimeBundle Data, JsonObject? Metadata = null) : RichOutput(Data, Metadata);

/// <summary>The value of a cell's last expression.</summary>
/// <param name="Data">The forms by MIME type.</param>
/// <param name="ExecutionCount">The execution count of the cell's run.</param>
/// <param name="Metadata">Hints by MIME type.</param>
internal sealed record ResultOutput(MimeBundle Data, int? ExecutionCount, JsonObject? Metadata = null) : RichOutput(Data, Metadata);

/// <summary>An error that ended the cell.</summary>
/// <param name="Name">The kind of error, such as an exception's type.</param>
/// <param name="Value">The message.</param>
/// <param name="Traceback">The lines to show, which may hold ANSI color codes.</param>
internal sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : Output;
