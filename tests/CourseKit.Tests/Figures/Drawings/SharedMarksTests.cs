using System.Xml.Linq;
using CourseKit.Figures;
using CourseKit.Networks.Architectures;

namespace CourseKit.Tests.Figures.Drawings;

/// <summary>Drawings of every layer, in which marks that come again are written once.</summary>
public sealed class SharedMarksTests
{
    [Theory]
    [MemberData(nameof(NetworkDrawingTests.Architectures), MemberType = typeof(NetworkDrawingTests))]
    public void Opened_it_draws_all_marks_though_those_that_come_again_are_written_once(string name)
    {
        var drawing = Architecture.Named(name).Draw(open: true);
        var whole = XElement.Parse((drawing.Draw() with { IsShared = false }).ToSvg(drawing.Title, drawing.Description).ToString());

        Marks(drawing.Svg()).Order().Should().Equal(Marks(whole).Order());
    }

    [Fact]
    public void Drawings_on_a_page_share_no_names()
    {
        string[] names = [.. new[] { "resnet50", "resnet101", "googlenet" }.SelectMany(name =>
            XElement.Parse(Architecture.Named(name).Draw(open: true).ToHtml()).DescendantsAndSelf().Attributes("id")
                .Select(id => id.Value))];

        names.Should().NotBeEmpty().And.OnlyHaveUniqueItems();
    }

    /// <summary>Each text and each piece of a path, with what it and the groups around it say of its look.</summary>
    private static IEnumerable<string> Marks(XElement svg) =>
        from mark in svg.Descendants()
        where mark.Name.LocalName is "path" or "text"
        let look = string.Join(' ', mark.AncestorsAndSelf().SelectMany(element => element.Attributes())
            .Where(attribute => attribute.Name.LocalName is not ("d" or "id" or "xmlns")).Select(attribute => $"{attribute}").Order())
        from piece in mark.Name.LocalName == "path" ? mark.Pieces() : [mark.Value]
        select $"{look} {piece}";
}
