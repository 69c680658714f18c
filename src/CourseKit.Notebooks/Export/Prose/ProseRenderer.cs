using CourseKit.Notebooks.Export.Code;
using CourseKit.Notebooks.Export.Markup;
using CourseKit.Tensors.Display;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CourseKit.Notebooks.Export.Prose;

/// <summary>Renders the Markdown of one page. Notebooks are not trusted: nothing in them becomes a
/// script, an attribute or a request.</summary>
internal sealed class ProseRenderer(Links links, HeadingIds ids, WebAssets assets)
{
    private readonly List<Heading> headings = [];

    /// <summary>The headings rendered so far.</summary>
    public IReadOnlyList<Heading> Headings => headings;

    /// <summary>Markdown as HTML.</summary>
    /// <param name="markdown">The source.</param>
    /// <param name="attachments">The files that it refers to as <c>attachment:name</c>.</param>
    /// <param name="report">Told what could not be shown as it was meant.</param>
    public Html Render(string markdown, IReadOnlyDictionary<string, MimeBundle> attachments, Action<string> report)
    {
        if (MarkdownSyntax.Parse(markdown) is not { } document)
        {
            report("the text is nested too deeply to be shown as Markdown.");
            return Html.Of($"<pre>{markdown}</pre>");
        }

        Prepare(document, report);
        using var page = new StringWriter();
        var renderer = new HtmlRenderer(page);
        renderer.ObjectRenderers.Clear();
        renderer.ObjectRenderers.AddRange(Renderers(attachments, report));
        renderer.Render(document);
        return new Html(page.ToString());
    }

    private void Prepare(MarkdownDocument document, Action<string> report)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var text = MarkdownSyntax.PlainText(heading);
            var id = ids.Next(text);
            heading.GetAttributes().Id = id;
            headings.Add(new Heading(heading.Level, text, id));
        }

        if (document.Descendants<LiteralInline>().Any(literal => literal.Content.AsSpan().Contains("$$", StringComparison.Ordinal)))
        {
            report("$$ without its partner: a displayed formula has no empty line and no list in it.");
        }
    }

    private IEnumerable<IMarkdownObjectRenderer> Renderers(IReadOnlyDictionary<string, MimeBundle> attachments, Action<string> report) =>
    [
        // To Markdig, a formula in a block is a block of code, so it comes first.
        new Rendering<MathBlock>((html, block) => html.Write(FormulaHtml.Of(block.Lines.ToString().Trim(), display: true, report).Markup)),
        new Rendering<CodeBlock>((html, block) => html.Write(Code(block.Lines.ToString(), (block as FencedCodeBlock)?.Info).Markup)),
        new Rendering<HtmlBlock>((html, block) => html.Write(SafeTags.Keep(block.Lines.ToString()).Markup)),
        new Rendering<HtmlInline>((html, tag) => html.Write(SafeTags.Keep(tag.Tag).Markup)),
        new Rendering<MathInline>((html, formula) =>
            html.Write(FormulaHtml.Of(formula.Content.ToString(), formula.DelimiterCount == 2, report).Markup)),
        new Rendering<LinkInline>((html, link) => Write(html, link, attachments, report)),
        new Rendering<AutolinkInline>((html, link) => html.Write(
            links.Open(link.IsEmail ? $"mailto:{link.Url}" : link.Url, report) is { } open
                ? Html.Of($"{open}{link.Url}</a>").Markup : IHtml.Encode(link.Url))),
        new Rendering<Table>((html, table) => Write(html, table)),
        new Rendering<HtmlEntityInline>((html, entity) => html.Write(IHtml.Encode(entity.Transcoded.ToString()))),
        new Rendering<LiteralInline>((html, literal) => html.Write(IHtml.Encode(literal.Content.ToString()))),
        new HeadingRenderer(), new ListRenderer(), new ParagraphRenderer(), new QuoteBlockRenderer(), new ThematicBreakRenderer(),
        new CodeInlineRenderer(), new DelimiterInlineRenderer(), new LineBreakInlineRenderer(), new HtmlTaskListRenderer(),
        new EmphasisInlineRenderer { GetTag = words => words.DelimiterChar == '~' ? "del" : EmphasisInlineRenderer.GetDefaultTag(words) },
    ];

    private Html Code(string code, string? language)
    {
        var still = CodeHtml.Block(code, language);
        return language == "mermaid" && assets.HasMermaid ? Drawing.OfDiagram(code, still) : still;
    }

    private void Write(HtmlRenderer html, LinkInline link, IReadOnlyDictionary<string, MimeBundle> attachments, Action<string> report)
    {
        if (link.IsImage)
        {
            html.Write(Images.Of(link, attachments, report).Markup);
            return;
        }

        var open = links.Open(link.Url ?? string.Empty, report);
        html.Write(open?.Markup);
        html.WriteChildren(link);
        html.Write(open is null ? string.Empty : "</a>");
    }

    private static void Write(HtmlRenderer html, Table table)
    {
        html.Write("""<div class="scroll">""");
        new HtmlTableRenderer().Write(html, (MarkdownObject)table);
        html.Write("</div>");
    }

    private sealed class Rendering<T>(Action<HtmlRenderer, T> write) : HtmlObjectRenderer<T>
        where T : MarkdownObject
    {
        protected override void Write(HtmlRenderer renderer, T obj) => write(renderer, obj);
    }
}
