using System.Net;
using CourseKit.Tensors.Display;

namespace CourseKit.Tests.Tensors.Display;

public sealed class HtmlEncodingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("<b class=\"x\" id='y'>&amp;</b>", "&lt;b class=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;")]
    [InlineData("3×3 → 🙂 é\n", "3×3 → 🙂 é\n")]
    public void What_means_something_in_markup_is_escaped_and_the_rest_is_readable(string text, string expected)
    {
        IHtml.Encode(text).Should().Be(expected);
        WebUtility.HtmlDecode(expected).Should().Be(text);
    }

    [Theory]
    [InlineData("a\u0000b\u001Bc\uFFFE", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("a\tb\r\nc", "a\tb\r\nc")]
    public void What_no_document_may_hold_is_replaced(string text, string expected) => IHtml.Encode(text).Should().Be(expected);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => IHtml.Encode("a" + (char)0xD800).Should().Be("a\uFFFD");

    [Fact]
    public void What_reads_text_between_tags_gets_its_quotes() =>
        IHtml.EncodeBetweenTags("<b>'a' & \"b\"</b>").Should().Be("&lt;b&gt;'a' &amp; \"b\"&lt;/b&gt;");
}
