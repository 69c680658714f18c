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
}
