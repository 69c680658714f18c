using System.Xml.Linq;
using CourseKit.Figures.Svg;

namespace CourseKit.Tests.Figures.Svg;

public sealed class ElementTests
{
    private const string Odd = "a<b> & \"c\" 'd'\u0001";

    [Fact]
    public void Text_and_attributes_are_escaped_and_read_back_as_they_were()
    {
        var element = XElement.Parse(new Element("text") { ["title"] = Odd }.Saying(Odd).ToString());

        var shown = Odd.Replace('\u0001', '\uFFFD');
        (element.Value, element.Attribute("title")!.Value).Should().Be((shown, shown));
    }

    [Fact]
    public void A_script_stands_as_it_is_and_is_well_formed_XML()
    {
        var text = new Element("script").Running("const f = x => 'a' + \"b\";").ToString();

        text.Should().Be("<script>const f = x => 'a' + \"b\";</script>");
        XElement.Parse(text).Value.Should().Be("const f = x => 'a' + \"b\";");
    }

    [Theory]
    [InlineData("a < b")]
    [InlineData("a && b")]
    public void A_script_that_XML_would_read_otherwise_is_refused(string script) =>
        FluentActions.Invoking(() => new Element("script").Running(script)).Should().Throw<ArgumentException>()
            .WithMessage("A script in a figure is written without < and &*");
}
