using System.Text.Json.Nodes;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Tests.Notebooks.Export.Outputs;

public sealed class OutputTests
{
    private const string Png = "iVBORw0KGgo=";

    [Theory]
    [InlineData("stdout", "a < b\n", "<pre class=\"stream\">a &lt; b\n</pre>")]
    [InlineData("stderr", "<script>alert(1)</script>", "<pre class=\"stream stderr\">&lt;script&gt;alert(1)&lt;/script&gt;</pre>")]
    [InlineData("stdout", "\u001b[31mred\u001b[0m and \u001b[1;92mgreen\u001b[39m\u001b[22m plain", "<pre class=\"stream\"><span " +
        "class=\"ansi-1\">red</span> and <span class=\"bold ansi-2\">green</span> plain</pre>")]
    [InlineData("stdout", "\u001b[2J\u001b[1;1Hclear\u0007\u001b]0;title\u0007 \u001b[38;5;9mdim", "<pre class=\"stream\">clear dim</pre>")]
    [InlineData("stdout", "10 %\r50 %\r100 %\r\ndone\r\n", "<pre class=\"stream\">100 %\ndone\n</pre>")]
    public void Console_text_is_shown_as_a_terminal_shows_it(string name, string text, string html) =>
        Pages.OfOutput(new StreamOutput(name, text)).Should().Be(html);

    [Fact]
    public void An_error_shows_its_lines_or_else_its_kind_and_message()
    {
        Pages.OfOutput(new ErrorOutput("E", "no", ["\u001b[31mE\u001b[0m: no <b>", "  at cell 1"]))
            .Should().Be("<pre class=\"error\"><span class=\"ansi-1\">E</span>: no &lt;b&gt;\n  at cell 1</pre>");
        Pages.OfOutput(new ErrorOutput("E", "no", [])).Should().Be("<pre class=\"error\">E: no</pre>");
    }

    [Fact]
    public void The_richest_form_of_a_value_is_shown()
    {
        Shown(new MimeBundle(new Dictionary<string, string> { { "text/plain", "p" }, { "image/png", Png }, { "text/html", "<b>h</b>" } }))
            .Should().Be("<div class=\"html\"><b>h</b></div>");
        Shown(new MimeBundle(new Dictionary<string,
            string> { { "text/plain", "p" }, { "image/png", Png }, { "image/svg+xml", "<?xml version=\"1.0\"?>\n<svg></svg>" } }))
            .Should().Be("<div class=\"html\"><svg></svg></div>");
        Shown(new MimeBundle(new Dictionary<string, string> { { "text/plain", "a \"p\"" }, { "image/png", Png } })).Should()
            .Be($"<img src=\"data:image/png;base64,{Png}\" alt=\"a &quot;p&quot;\">");
        Shown(new MimeBundle(new Dictionary<string, string> { { "text/plain", "p" }, { "text/markdown", "**m** <script>" } }))
            .Should().Be("<div class=\"prose\"><p><strong>m</strong> &lt;script&gt;</p>\n</div>");
        Shown(new MimeBundle(new Dictionary<string, string> { { "text/plain", "p" }, { "text/latex", "$$x$$" } }))
            .Should().Be("<p><span class=\"math display\" data-tex=\"x\"><math display=\"block\"><mi>x</mi></math></span></p>");
        Shown(new MimeBundle(new Dictionary<string, string> { { "text/plain", "p < q" }, { "application/json", "{}" } })).Should()
            .Be("<pre class=\"value\">p &lt; q</pre>");
        Shown(new MimeBundle(new Dictionary<string, string> { { "application/json", "{\"a\":1}" } })).Should()
            .Be("<pre class=\"value\">{&quot;a&quot;:1}</pre>");
        Shown(new MimeBundle(new Dictionary<string, string> { { "application/<x>", "?" } })).Should()
            .Be("<p class=\"missing\">An output that a page cannot show: application/&lt;x&gt;.</p>");
    }

    [Fact]
    public void An_image_keeps_the_width_that_its_metadata_asks_for() =>
        Pages.OfOutput(new DisplayOutput(new MimeBundle(new Dictionary<string, string> { { "image/png", Png } }),
            new JsonObject { ["image/png"] = new JsonObject { ["width"] = 64, ["height"] = "?" } }))
            .Should().Be($"<img src=\"data:image/png;base64,{Png}\" alt=\"A picture that the cell drew\" width=\"64\">");

    [Theory]
    [InlineData("\"><script>")]
    [InlineData("iVBO\" onerror=\"alert(1)")]
    public void Image_data_cannot_leave_its_attribute(string data) =>
        Shown(new MimeBundle(new Dictionary<string, string> { { "image/png", data } })).Should().NotContain("<script>")
            .And.NotContain("\" onerror");

    private static string Shown(MimeBundle data) => Pages.OfOutput(new DisplayOutput(data));
}
