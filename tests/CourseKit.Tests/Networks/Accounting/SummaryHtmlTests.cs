using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors.Display;

namespace CourseKit.Tests.Networks.Accounting;

public sealed partial class SummaryHtmlTests
{
    private const int Most = 50_000;

    public static TheoryData<string> Names => [.. Architecture.All.Select(architecture => architecture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_at_most_50_kB(string name) =>
        Encoding.UTF8.GetByteCount(Summary.Of(Architecture.Named(name)).ToHtml()).Should().BeLessThanOrEqualTo(Most);

    [Fact]
    public void It_has_a_line_for_each_stage_which_opens_to_its_layers()
    {
        var html = Summary.Of(ResNet.ResNet50).ToHtml();

        Stage().Matches(html).Select(stage => stage.Groups[1].Value).Should().Equal("layer1", "layer2", "layer3", "layer4");
        html.Should().Contain("<td>layer3.0.conv2<").And.Contain("<td>layer3.1–5.conv2 (5×)<", "equal units stand once")
            .And.NotContain("<td>layer3.4");
        html.Should().NotContain("<details open>", "a large network is closed at first");
    }

    [Fact]
    public void All_columns_fit_into_the_text_of_a_page()
    {
        const int OutputsOfAPage = 748;

        var width = LeastWidth().Match(Summary.Of(ResNet.ResNet50).ToHtml()).Groups[1].Value;

        int.Parse(width, CultureInfo.InvariantCulture).Should().BeLessThanOrEqualTo(OutputsOfAPage);
    }

    [Fact]
    public void Layers_that_stand_once_for_several_add_up_to_the_stage()
    {
        var html = Summary.Of(ResNet.ResNet50).ToHtml();
        var layer3 = html[html.IndexOf("<span>layer3</span>", StringComparison.Ordinal)..];
        var rows = Row().Matches(layer3[..layer3.IndexOf("</details>", StringComparison.Ordinal)]);

        rows.Sum(row => Number(row.Groups["times"].Value, 1) * Number(row.Groups["parameters"].Value, 0)).Should().Be(
            Summary.Of(ResNet.ResNet50).Rows(1).Single(row => row.Name == "layer3").Parameters.Value);
    }

    [Fact]
    public void Layers_without_a_name_stand_by_themselves()
    {
        var html = new Sequential(("a", new Linear(3)), ("", new Relu()), ("b", new Linear(3)), ("", new Relu())).Summarize([1, 2])
            .ToHtml();

        Regex.Matches(html, "<span>Relu</span>").Should().HaveCount(2);
        Stage().IsMatch(html).Should().BeFalse();
    }

    [Fact]
    public void Names_are_text_not_markup()
    {
        var html = new Sequential(("<script>alert(1)</script>", new Relu())).Summarize([1, 2], new SummaryOptions
        {
            Name = "\"><img src=x onerror=alert(2)>",
        }).ToHtml();

        html.Should().NotContain("<script>alert").And.NotContain("<img").And.Contain("&lt;script&gt;alert(1)");
    }

    [Fact]
    public void It_says_in_words_what_the_bars_show() => Summary.Of(ResNet.ResNet18).ToHtml().Should()
        .Contain("aria-label=\"Summary of resnet18. parameters: 11,689,512: 11,689,512 trainable");

    [Fact]
    public void A_cell_shows_it_as_html() =>
        new HtmlFormatterSource().CreateTypeFormatters().Should().NotBeEmpty().And.Subject.Should().AllSatisfy(formatter =>
    {
        var written = new StringWriter();
        ((dynamic)formatter).Format(Summary.Of(ResNet.ResNet18), written);
        written.ToString().Should().StartWith("<figure class=\"ck-summary\"");
    });

    private static long Number(string text, long otherwise) =>
        text.Length == 0 ? otherwise : long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"grid-template-columns:[^}]*min-width:(\d+)px")]
    private static partial Regex LeastWidth();

    [GeneratedRegex(@"<details><summary class=""ck-row""><span>([^<]*)</span>")]
    private static partial Regex Stage();

    [GeneratedRegex(@"<tr><td>[^<(]*(?:\((?<times>\d+)×\))?<td>[^<]*<td>[^<]*<td>[^<]*<td[^>]*>(?<parameters>[\d,]*)")]
    private static partial Regex Row();
}
