using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CourseKit.Figures;
using CourseKit.Tensors.Display;

namespace CourseKit.Tests.Figures;

/// <summary>What holds of every kind of figure.</summary>
public sealed partial class FigureTests
{
    private const int Limit = 50_000;

    public static TheoryData<string> Kinds => [.. Gallery.Figures.Keys];

    [Fact]
    public void Every_kind_hangs_in_the_gallery()
    {
        var kinds = typeof(Figure).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Figure)) && !type.IsAbstract);

        Gallery.Figures.Values.Select(make => make().GetType()).Should().Contain(kinds);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_well_formed_and_says_in_words_what_it_shows(string kind)
    {
        var html = XElement.Parse(Gallery.Figures[kind]().Titled("A title").Captioned("A caption.").ToHtml());

        html.Name.Should().Be((XName)"figure");
        html.Attribute("class")!.Value.Should().StartWith("ck-figure");
        var svg = html.Descendants().First(element => element.Name.LocalName == "svg");
        html.Descendants().Where(element => element.Name.LocalName == "svg" && element != svg)
            .Where(piece => piece.Attribute("aria-hidden")?.Value != "true").Should().BeEmpty("the first one speaks for all");
        Texts(svg, "title").Should().Equal("A title");
        Texts(svg, "desc").Single().Should().NotBeEmpty();
        html.DescendantsAndSelf().Should().Contain(element => element.Attribute("role") != null &&
            element.Attribute("role")!.Value == "img" && element.Attribute("aria-label")!.Value.StartsWith("A title. A caption. "));
        html.Elements("figcaption").Single().Value.Should().Be("A caption.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Words_that_look_like_markup_stay_words(string kind)
    {
        const string Nasty = "<script>alert('1')</script> & \"quotes\"";
        var figure = Gallery.Figures[kind]().Titled(Nasty).Captioned(Nasty).Described(Nasty);

        var html = XElement.Parse(figure.ToHtml());

        html.Descendants("script").Where(script => script.Value.Contains("alert")).Should().BeEmpty();
        Texts(html, "title").Should().Equal(Nasty);
        figure.ToPlotly().ToJsonString().Should().NotContain("<script>");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_needs_nothing_from_elsewhere_and_has_no_ids_that_could_clash(string kind)
    {
        var html = Gallery.Figures[kind]().ToHtml();

        html.Replace("http://www.w3.org/2000/svg", string.Empty).Should().NotContain("http").And.NotContain("url(");
        Ids().Matches(html).All(id => OfContent().IsMatch(id.Groups[1].Value)).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_small_in_every_form(string kind)
    {
        var figure = Gallery.Figures[kind]();

        figure.ToHtml().Length.Should().BeLessThan(Limit);
        figure.ToPlotly().ToJsonString().Length.Should().BeLessThan(Limit);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_the_same_in_every_culture(string kind)
    {
        static string[] Forms(Figure figure) => [figure.ToHtml(), $"{figure}", figure.ToPlotly().ToJsonString()];
        var here = Forms(Gallery.Figures[kind]());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            Forms(Gallery.Figures[kind]()).Should().Equal(here);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void In_a_terminal_it_is_text(string kind) =>
        Gallery.Figures[kind]().Titled("A title").ToString().Should().StartWith("A title\n").And.NotContain("<").And.MatchRegex(@"\n.*\S");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Notebooks_find_its_forms_by_convention(string kind)
    {
        var figure = Gallery.Figures[kind]();
        var attribute = figure.GetType().GetCustomAttribute<TypeFormatterSourceAttribute>(inherit: true)!;
        dynamic source = Activator.CreateInstance(attribute.FormatterSourceType)!;

        var written = new Dictionary<string, string>();
        foreach (dynamic formatter in source.CreateTypeFormatters())
        {
            var writer = new StringWriter();
            ((bool)formatter.Format(figure, writer)).Should().BeTrue();
            written[formatter.MimeType] = writer.ToString();
        }

        written.Keys.Should().BeEquivalentTo("application/vnd.plotly.v1+json", "text/html");
        attribute.PreferredMimeTypes.Should().Equal(
            figure is Plot ? ["application/vnd.plotly.v1+json", "text/html"] : ["text/html"], "hosts show plotly wherever they get it");
        written["text/html"].Should().Be(figure.ToHtml());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_plotly_form_has_its_four_parts_and_sends_nothing_away(string kind)
    {
        var titled = Gallery.Figures[kind]().Titled("A title").Captioned("A caption.");
        var figure = titled.ToPlotly();

        figure.Select(part => part.Key).Should().BeEquivalentTo("data", "layout", "frames", "config");
        figure["data"]!.AsArray().Should().NotBeEmpty();
        ((string?)figure["layout"]!["title"]!["text"]).Should().Be("A title");
        ((bool?)figure["config"]!["showSendToCloud"]).Should().BeFalse();
        var html = XElement.Parse(titled.ToHtml());
        figure["frames"]!.AsArray().Count.Should().Be(
            html.Descendants("input").SingleOrDefault() is { } slider ? (int)slider.Attribute("max")! + 1 : 0);
        html.DescendantsAndSelf().Attributes("aria-label").Select(label => label.Value).Should()
            .Contain((string?)figure["layout"]!["meta"]!["description"], "its words are those of the other form");
    }

    private static IEnumerable<string> Texts(XElement within, string name) =>
        within.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);

    [GeneratedRegex("\\sid=\"([^\"]*)")]
    private static partial Regex Ids();

    /// <summary>A name that begins with the hash of its drawing: where it comes again on a page, it names the same.</summary>
    [GeneratedRegex("^n[0-9a-f]{7,}$")]
    private static partial Regex OfContent();
}
