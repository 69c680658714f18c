namespace CourseKit.Tests.Notebooks.Export.Prose;

public sealed class ProseTests
{
    [Theory]
    [InlineData("It costs $5 and $10, or $5-$10.", "<p>It costs $5 and $10, or $5-$10.</p>")]
    [InlineData("`$x$` and \\$y\\$", "<p><code>$x$</code> and $y$</p>")]
    [InlineData("5$ or 6$ more", "<p>5$ or 6$ more</p>")]
    [InlineData("$ x $ is no formula", "<p>$ x $ is no formula</p>")]
    [InlineData("Sum~~up~~ & *go* <br> H<sub>2</sub>", "<p>Sum<del>up</del> &amp; <em>go</em> <br> H<sub>2</sub></p>")]
    [InlineData("<kbd>Ctrl</kbd>", "<p><kbd>Ctrl</kbd></p>")]
    [InlineData("[x](https://e.com/?a=1&b=\"2)", "<p><a href=\"https://e.com/?a=1&amp;b=&quot;2\" rel=\"noopener noreferrer\">x</a></p>")]
    [InlineData("[x](#part)", "<p><a href=\"#part\">x</a></p>")]
    [InlineData("[x](02-other.ipynb#part)", "<p><a href=\"02-other.html#part\">x</a></p>")]
    [InlineData("```\na < b\n```", "<pre class=\"code\"><code>a &lt; b</code></pre>")]
    [InlineData("```csharp\nvar a = 1;\n```", "<pre class=\"code\"><code><span class=\"k\">var</span> a = <span " +
        "class=\"n\">1</span>;</code></pre>")]
    [InlineData("- [x] done", "<ul class=\"contains-task-list\">\n<li class=\"task-list-item\"><input disabled=\"disabled\" " +
        "type=\"checkbox\" checked=\"checked\" /> done</li>\n</ul>")]
    [InlineData("![dot](data:image/png;base64,iVBORw0KGgo=)", "<p><img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"dot\"></p>")]
    public void Markdown_is_rendered(string markdown, string html)
    {
        var page = Pages.OfMarkdown(markdown);

        page.Content.Should().Be(html);
        page.Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>")]
    [InlineData("a <br onclick=alert(1)> b", "<p>a &lt;br onclick=alert(1)&gt; b</p>")]
    [InlineData("a <!-- <b> --> b", "<p>a &lt;!-- &lt;b&gt; --&gt; b</p>")]
    [InlineData("<div>\n\n**x**\n\n</div>", "&lt;div&gt;\n<p><strong>x</strong></p>\n&lt;/div&gt;")]
    [InlineData("<details>\n<summary>Hint</summary>\n\nLook.\n\n</details>",
        "<details>\n<summary>Hint</summary>\n<p>Look.</p>\n</details>")]
    [InlineData("`<script>`", "<p><code>&lt;script&gt;</code></p>")]
    [InlineData("```html\"><script>\n<script>\n```", "<pre class=\"code\"><code>&lt;script&gt;</code></pre>")]
    [InlineData("&lt;script&gt; &quot;", "<p>&lt;script&gt; &quot;</p>")]
    public void Markup_in_Markdown_is_shown_as_text_but_for_a_few_harmless_tags(string markdown, string html) =>
        Pages.OfMarkdown(markdown).Content.Should().Be(html);

    [Theory]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>", "a link to javascript:alert(1), which is no page of the site.")]
    [InlineData("[x](JAVA&#x53;CRIPT:alert)", "<p>x</p>", "a link to JAVASCRIPT:alert, which is no page of the site.")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>", "a link to javascript:alert(1), which is no page of the site.")]
    [InlineData("[x](03-gone.ipynb)", "<p>x</p>", "a link to 03-gone.ipynb, which is no page of the site.")]
    [InlineData("[x](../secret.txt)", "<p>x</p>", "a link to ../secret.txt, which is no page of the site.")]
    [InlineData("![a *cat*](https://e.com/x.png)", "<p><span class=\"missing\">a cat</span></p>", "an image from https://e.com/x.png, " +
        "which is not in the notebook; attach it to the cell.")]
    [InlineData("![](x.png)", "<p><span class=\"missing\">image</span></p>", "an image from x.png, which is not in the notebook; " +
        "attach it to the cell.")]
    [InlineData("![](data:image/svg+xml;base64,AAAA)", "<p><span class=\"missing\">image</span></p>",
        "an image from data:image/svg+xml;base64,AAAA, which is not in the notebook; attach it to the cell.")]
    [InlineData("$$ a", "<p>$$ a</p>", "$$ without its partner: a displayed formula has no empty line and no list in it.")]
    [InlineData("$\\nope$", "<p><span class=\"math\" data-tex=\"\\nope\"><code>\\nope</code></span></p>", "formula \\nope: \\nope is " +
        "not known.")]
    public void What_cannot_be_shown_as_it_was_meant_is_said(string markdown, string html, string problem)
    {
        var page = Pages.OfMarkdown(markdown);

        page.Content.Should().Be(html);
        page.Problems.Should().Equal($"01-lesson, cell 1: {problem}");
    }

    [Theory]
    [InlineData("a $x_1$ b", "math", "x_1")]
    [InlineData("3$x$s", "math", "x")]
    [InlineData("$$a = b$$", "math display", "a = b")]
    [InlineData("so\n$$ a\n= b $$\nand", "math display", " a\n= b ")]
    [InlineData("$$\na = b\n\n= c\n$$", "math display", "a = b\n\n= c")]
    [InlineData("$$\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}$$", "math display", "\\begin{aligned}\na &amp;= b \\\\\nc " +
        "&amp;= d\n\\end{aligned}")]
    [InlineData("| a |\n|---|\n| $|x|$ |", "math", "|x|")]
    [InlineData("$a\"b$", "math", "a&quot;b")]
    public void Formulas_are_found_as_notebook_editors_find_them(string markdown, string style, string tex)
    {
        var page = Pages.OfMarkdown(markdown);

        page.Content.Should().Contain($"<span class=\"{style}\" data-tex=\"{tex}\"><math");
        page.Problems.Should().BeEmpty();
    }

    [Fact]
    public void Headings_have_ids_of_their_own_and_stand_in_the_table_of_contents()
    {
        var page = Pages.OfMarkdown("# Title\n## One & `two` $x$\n## Größe 1.5\n### A <script>\n## One & `two` $x$\n#### Deep");

        page.Content.Should().Contain("<h2 id=\"one--two-x\">").And.Contain("<h2 id=\"größe-15\">").And.Contain("<h2 id=\"one--two-x-1\">");
        page.Contents.Should().Equal(
            "<li class=\"level-2\"><a href=\"#one--two-x\">One &amp; two x</a></li>",
            "<li class=\"level-2\"><a href=\"#größe-15\">Größe 1.5</a></li>",
            "<li class=\"level-3\"><a href=\"#a\">A</a></li>",
            "<li class=\"level-2\"><a href=\"#one--two-x-1\">One &amp; two x</a></li>");
    }

    [Fact]
    public void Text_nested_without_end_is_shown_as_it_is()
    {
        var page = Pages.OfMarkdown(new string('>', 10_000));

        page.Content.Should().StartWith("<pre>&gt;&gt;&gt;");
        page.Problems.Should().Equal("01-lesson, cell 1: the text is nested too deeply to be shown as Markdown.");
    }
}
