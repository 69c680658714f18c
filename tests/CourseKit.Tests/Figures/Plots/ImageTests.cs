using CourseKit.Figures;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Plots;

public sealed class ImageTests
{
    [Fact]
    public void Gray_goes_from_black_at_0_to_white_at_1_even_if_no_value_reaches_them()
    {
        var pixels = Plot.Image([[0.2f, 0.6f], [1, 0]]).Svg().Pixels();

        pixels[(0, 0)].Should().Be("#333");
        pixels[(0, 1)].Should().Be("#999");
        (pixels[(1, 0)], pixels[(1, 1)]).Should().Be(("#fff", "#000"));
    }

    [Fact]
    public void Values_outside_of_0_to_1_stretch_the_scale()
    {
        var pixels = Plot.Image([[-1, 0, 1]]).Svg().Pixels();

        (pixels[(0, 0)], pixels[(0, 1)], pixels[(0, 2)]).Should().Be(("#000", "#808080", "#fff"));
    }

    [Fact]
    public void Three_channels_are_red_green_and_blue()
    {
        Tensor image = [[[1, 0, 0]], [[0, 1, 0]], [[0, 0, 1]]];

        var pixels = Plot.Image(image).Svg().Pixels();

        (pixels[(0, 0)], pixels[(0, 1)], pixels[(0, 2)]).Should().Be(("#f00", "#0f0", "#00f"));
    }

    [Fact]
    public void A_wall_puts_images_side_by_side_with_their_captions()
    {
        Tensor black = Tensor.Zeros([2, 2]), white = Tensor.Ones([2, 2]);

        var svg = Plot.Wall([black, white, white], ["a", "b", "c"]).WithColumns(2).Svg();

        svg.Texts().Should().Equal("a", "b", "c");
        var pixels = svg.Pixels();
        pixels.Should().HaveCount(12);
        pixels.Count(pixel => pixel.Value == "#fff").Should().Be(8);
        pixels.Where(pixel => pixel.Value == "#000").Should().OnlyContain(pixel => pixel.Key.Row < 2 && pixel.Key.Column < 2);
        pixels.Keys.Max(pixel => pixel.Row).Should().BeGreaterThan(3, "the third image is in the second row, below the captions");
    }

    [Fact]
    public void Each_image_of_a_wall_has_a_frame_in_plotly_so_that_a_white_one_has_an_end()
    {
        Tensor small = Tensor.Ones([2, 3]), large = Tensor.Ones([4, 5]);

        var plotly = Plot.Wall([small, large]).ToPlotly();

        var left = (int)plotly["data"]![1]!["x0"]!;
        var path = (string)plotly["layout"]!["shapes"]![0]!["path"]!;
        path.Split('Z', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2)
            .And.EndWith(FormattableString.Invariant($"M{left - 0.5},-0.5H{left + 4.5}V3.5H{left - 0.5}"));
    }

    [Fact]
    public void In_a_terminal_an_image_is_made_of_blocks() =>
        Plot.Image([[0, 1], [1, 0]]).ToString().Should().Be("  ██\n██");

    [Fact]
    public void What_is_no_image_is_refused()
    {
        var batch = () => Plot.Image(Tensor.Zeros([2, 3, 4, 5]));
        var captions = () => Plot.Wall(Tensor.Zeros([2, 4, 5]), ["one"]);

        batch.Should().Throw<ShapeException>().Which.Message.Should().Be(
            "An image has shape [H, W] or [1, H, W] (gray) or [3, H, W] (red, green, blue); Plot.Wall shows a batch of them. " +
                "Received: shape [2, 3, 4, 5].");
        captions.Should().Throw<ShapeException>().Which.Message.Should()
            .Be("Each image of a wall has one caption, or none has. Received: 2 images and 1 caption.");
    }

    [Fact]
    public void A_photo_is_a_file_within_the_drawing_in_both_forms()
    {
        var noise = new CourseKit.Tensors.Randomness.Generator(seed: 1).Normal([4, 150, 200], 0.5, 0.2);

        var (wall, plot) = (Plot.Wall(noise), Plot.Image(noise.Select(0, 0)));

        wall.Svg().Descendants().Count(element => element.Name.LocalName == "image").Should().Be(4);
        wall.ToHtml().Length.Should().BeLessThan(100_000);
        wall.ToPlotly()["data"]!.AsArray().Should().HaveCount(4)
            .And.AllSatisfy(trace => ((string)trace!["source"]!).Should().StartWith("data:image/"));
        plot.Svg().Descendants().Single(element => element.Name.LocalName == "image").Attribute("width")!.Value.Should().Be("200");
    }

    [Fact]
    public void A_photo_that_is_larger_than_its_file_keeps_its_size_in_plotly()
    {
        var trace = Plot.Image(Tensor.Ones([100, 1024]) * 0.5).ToPlotly()["data"]![0]!;

        ((double)trace["dx"]!).Should().Be(2);
    }

    [Fact]
    public void A_pixel_without_a_number_leaves_a_hole_in_a_large_picture_too()
    {
        var picture = Tensor.Zeros([120, 120]);
        picture[3, 4] = float.NaN;

        var pixels = Plot.Image(picture).Svg().Pixels();

        pixels.Should().ContainKey((3, 3)).And.NotContainKey((3, 4));
    }
}
