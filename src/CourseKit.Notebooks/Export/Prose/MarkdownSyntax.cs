using System.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CourseKit.Notebooks.Export.Prose;

/// <summary>The Markdown of lessons: CommonMark with tables, task lists, bare links, strikethrough and mathematics.</summary>
internal static class MarkdownSyntax
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>The document; null where the text is nested so deeply that it cannot be meant.</summary>
    public static MarkdownDocument? Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The words of a block without its markup, on one line.</summary>
    public static string PlainText(LeafBlock block) => block.Inline is { } inlines ? PlainText(inlines) : string.Empty;

    /// <summary>The words of a part of a block without its markup, on one line.</summary>
    public static string PlainText(ContainerInline part)
    {
        var text = new StringBuilder();
        foreach (var inline in part.FindDescendants<Inline>())
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                MathInline formula => formula.Content.ToString(),
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => string.Empty,
            });
        }

        return text.ToString().Trim();
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.Extensions.AddIfNotAlready(new PipeTableExtension());
        builder.Extensions.AddIfNotAlready(new TaskListExtension());
        builder.Extensions.AddIfNotAlready(new AutoLinkExtension(new AutoLinkOptions()));
        builder.Extensions.AddIfNotAlready(new EmphasisExtraExtension(EmphasisExtraOptions.Strikethrough));
        builder.BlockParsers.Insert(0, new MathBlockParser());
        builder.InlineParsers.Insert(0, new FormulaParser());
        return builder.Build();
    }
}
