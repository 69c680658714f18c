using System.Text.RegularExpressions;
using CourseKit.Figures;
using CourseKit.Figures.Colors;
using CourseKit.Tensors;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Figures.Drawings;

public class AnnotatedImageTests
{
    private static readonly Image Gray = Image.From(Tensor.Full([600, 1024], 0.5));

    [Fact]
    public void Boxes_lie_where_they_are_in_the_image()
    {
        // 1024 pixels are shown as 512.
        var svg = Gray.Annotate().WithBox(100, 200, 300.5, 260, "dog 0.9", new Rgb(1, 2, 3)).Svg();

        var paths = svg.All("path").Where(path => path.Attribute("stroke")?.Value == "#010203").Select(path => path.Attribute("d")!.Value);
        paths.Should().Equal("M50 100h100.25v30h-100.25z");
        svg.Texts().Should().Equal("dog 0.9");
    }

    [Fact]
    public void A_label_stays_inside()
    {
        var svg = Gray.Annotate().WithBox(1000, -10, 1100, 20, "half outside").Svg();

        var text = svg.All("text").Single();
        double.Parse(text.Attribute("y")!.Value, System.Globalization.CultureInfo.InvariantCulture).Should().BeInRange(10, 30);
        double.Parse(text.Attribute("x")!.Value, System.Globalization.CultureInfo.InvariantCulture).Should().BeInRange(350, 512 - 84);
    }

    [Fact]
    public void A_mask_covers_its_pixels()
    {
        var image = Image.From(Tensor.Zeros([3, 4, 6]));

        var svg = image.Annotate().WithMask(Tensor.FromIndex([1, 4, 6], at => at[1] == 2 && at[2] is 1 or 2 ? 0.6 : 0.4)).Svg();

        svg.Pixels().Keys.Should().BeEquivalentTo([(2, 1), (2, 2)]);
    }

    [Fact]
    public void Each_takes_the_next_color()
    {
        var svg = Gray.Annotate().WithBox(1, 1, 5, 5).WithBox(2, 2, 9, 9).Svg();

        svg.All("path").Select(path => path.Attribute("stroke")?.Value).Should().Contain([$"{Palette.Of(0)}", $"{Palette.Of(1)}"]);
    }

    [Fact]
    public void Words_say_what_is_marked()
    {
        var figure = Gray.Annotate().WithBox(1, 2, 5, 6.25, "dog")
            .WithMask(Tensor.FromIndex([600, 1024], at => at[0] + at[1] == 0 ? 1 : 0));

        figure.Description.Should().Be(
            "Image of 1024 × 600 pixels (width × height), gray. Box «dog» from (1, 2) to (5, 6.3). Mask of 1 pixel.");
        figure.ToString().Should().EndWith("Box «dog» from (1, 2) to (5, 6.3).\nMask of 1 pixel.").And.MatchRegex("^(?:▒{60}\n){17}");
    }

    [Fact]
    public void A_box_without_area_is_refused()
    {
        Gray.Invoking(image => image.Annotate().WithBox(5, 5, 5, 9)).Should().Throw<ArgumentException>().WithMessage(
            "The sides of a box are left < right and top < bottom. Received: left 5, top 5, right 5, bottom 9.");
        Gray.Invoking(image => image.Annotate().WithBox(double.NaN, 5, 5, 9)).Should().Throw<ArgumentException>();
        Gray.Invoking(image => image.Annotate().WithMask(Tensor.Ones([1024, 600]))).Should().Throw<ShapeException>()
            .WithMessage("A mask has the size of its image, [600, 1024]. Received: [1024, 600].");
    }

    [Fact]
    public void The_image_is_in_the_figure()
    {
        var svg = Vision.Imaging.GoldenImages.Picture().Annotate().ToSvg();

        var file = Convert.FromBase64String(Regex.Match(svg, "data:image/png;base64,([^\"]+)\"").Groups[1].Value);
        Image.Load(new MemoryStream(file)).Values.ToArray().Should().Equal(Vision.Imaging.GoldenImages.Picture().Values.ToArray());
    }
}
