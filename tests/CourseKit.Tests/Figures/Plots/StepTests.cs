using System.Xml.Linq;
using CourseKit.Figures;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Plots;

public sealed class StepTests
{
    private static Plot Three => Plot.Steps(
        Enumerable.Range(0, 3).Select(i => Plot.HeatMap([[i, 5]]).WithRange(0, 5)), ["first", "second", "third"]);

    [Fact]
    public void The_first_step_is_seen_without_any_script()
    {
        var html = XElement.Parse(Three.ToHtml());

        var hidden = html.Descendants()
            .Where(element => element.Attribute("style")?.Value.StartsWith("display:none", StringComparison.Ordinal) == true).ToList();
        html.Descendants("div").Single(div => div.Value == "first").Should().Match<XElement>(div => !hidden.Contains(div));
        html.Descendants("div").Where(div => div.Value is "second" or "third").Should().HaveCount(2)
            .And.OnlyContain(div => hidden.Contains(div));
        hidden.Should().Contain(element => (string?)element.Attribute("class") == "ck-controls", "they would do nothing");
    }

    [Fact]
    public void What_all_steps_share_is_drawn_once()
    {
        var drawn = XElement.Parse(Three.ToHtml()).All("path").Select(path => path.Attribute("d")!.Value).ToList();

        drawn.Where(path => path.Contains("M1 0h1")).Should().ContainSingle("the right cell is the same in every frame");
        drawn.Where(path => path.Contains("M0 0h1")).Should().HaveCount(3, "the left cell changes");
    }

    [Fact]
    public void Its_controls_can_be_used_by_keyboard_and_have_names()
    {
        var controls = XElement.Parse(Three.ToHtml()).Descendants("div").Single(div => (string?)div.Attribute("class") == "ck-controls");

        controls.Elements("button").Should().HaveCount(3).And.OnlyContain(button => button.Attribute("aria-label") != null);
        var slider = controls.Element("input")!;
        ((string?)slider.Attribute("type"), (string?)slider.Attribute("max"), (string?)slider.Attribute("aria-label")).Should()
            .Be(("range", "2", "Step"));
    }

    [Fact]
    public void The_plotly_form_has_a_frame_and_a_stop_of_the_slider_for_each_step()
    {
        var plotly = Three.ToPlotly();

        plotly["frames"]!.AsArray().Select(frame => frame!["data"]![0]!["z"]!.ToJsonString()).Should()
            .Equal("[[0,5]]", "[[1,5]]", "[[2,5]]");
        var slider = plotly["layout"]!["sliders"]![0]!;
        slider["steps"]!.AsArray().Select(step => (string?)step!["label"]).Should().Equal("first", "second", "third");
        ((int?)slider["pad"]!["l"]).Should().BeGreaterThan(120, "the two buttons stand to the left of it");
        plotly["layout"]!["updatemenus"]![0]!["buttons"]!.AsArray().Select(button => (string?)button!["label"]).Should()
            .Equal("Play", "Pause");
    }

    [Fact]
    public void There_is_a_step_and_a_caption_for_each_or_none()
    {
        var none = () => Plot.Steps([]);
        var captions = () => Plot.Steps([Plot.HeatMap([[1]])], ["a", "b"]);

        none.Should().Throw<ShapeException>().Which.Message.Should().Be(
            "A figure in steps has at least one frame, and a caption for each of them or none. Received: 0 frames and 0 captions.");
        captions.Should().Throw<ShapeException>().Which.Message.Should().EndWith("Received: 1 frame and 2 captions.");
    }
}
