using CourseKit.Figures;
using CourseKit.Figures.Colors;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Vision.Augmentation;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Figures.Plots;

public sealed class PreviewTests
{
    private static readonly Transform Change = new RandomShift(1);

    [Fact]
    public void The_original_comes_first_and_eleven_changes_follow()
    {
        var image = Tensor.FromIndex([1, 5, 5], at => at[1] == 2 && at[2] == 2 ? 1 : 0);
        var wall = Change.Preview(image, seed: 3);
        var random = new Generator(3);
        Tensor[] expected = [image, .. Enumerable.Range(0, 11).Select(_ => Change.Apply(new Example(image), random).Image)];

        wall.Title.Should().Be("RandomShift(1)");
        wall.ToSvg().Should().Be((Plot.Wall(expected, ["original", .. Enumerable.Repeat(string.Empty, 11)]) with
        {
            Title = wall.Title,
        }).ToSvg());
        Change.Preview(image, seed: 4).ToSvg().Should().NotBe(wall.ToSvg());
        expected.Select(one => string.Join(' ', one.ToArray())).Distinct().Should().HaveCountGreaterThan(4);
    }

    [Fact]
    public void A_matrix_an_image_and_an_example_are_shown_alike()
    {
        Tensor matrix = [[0, 1, 0.2f], [0.4f, 0, 0.6f]];
        var figure = Change.Preview(matrix).ToSvg();

        Change.Preview(new Example(matrix.Unsqueeze(0))).ToSvg().Should().Be(figure);
        Change.Preview(Image.From(matrix)).ToSvg().Should().Be(figure);
    }

    [Fact]
    public void Boxes_and_masks_are_painted_in_the_color_of_their_class()
    {
        var scene = Scene.With(left: 7, top: 4, right: 16, bottom: 10);
        var (marked, color) = (MarkedImage.Of(scene), Palette.Of(Scene.Label));
        Rgb At(int y, int x) => Rgb.Mix(marked[0, y, x], marked[1, y, x], marked[2, y, x]);

        At(4, 7).Should().Be(color);
        At(9, 15).Should().Be(color);
        At(4, 11).Should().Be(color);
        At(3, 7).Should().Be(new Rgb(0, 0, 0));
        At(10, 15).Should().Be(new Rgb(0, 0, 0));
        At(6, 10).Should().Be(Rgb.Mix(
            (0.55 * 0.4) + (0.45 * color.Red / 255), (0.55 * 0.6) + (0.45 * color.Green / 255), (0.55 * 0.8) + (0.45 * color.Blue / 255)));
        MarkedImage.Of(new Example(scene.Image)).Should().BeSameAs(scene.Image);
        MarkedImage.Of(scene with { Image = scene.Image[..1] }).Shape.Should().Equal(3, Scene.Height, Scene.Width);
    }

    [Fact]
    public void A_large_image_is_made_small_with_its_boxes()
    {
        var example = new Example(Tensor.Zeros([3, 256, 512]))
        {
            Boxes = [new LabeledBox(1, new CourseKit.Networks.Detection.Box(40, 80, 120, 160))],
        };
        var wall = new RandomShift(0).Preview(example);

        wall.ToHtml().Length.Should().BeLessThan(50_000);
        wall.Svg().Descendants().Count(element => element.Name.LocalName == "image").Should().Be(0, "most of it is of one color");
        var width = wall.ToPlotly()["data"]![0]!["z"]!["shape"]!.ToString();
        width.Should().Be("64, 128, 3");
    }

    [Fact]
    public void Images_of_many_colors_are_files()
    {
        var wall = new ColorJitter(0.2).Preview(new Generator(1).Uniform([3, 32, 32]));

        var files = wall.Svg().Descendants().Where(element => element.Name.LocalName == "image").ToList();
        files.Should().HaveCount(12).And.OnlyContain(file =>
            file.Parent!.Attribute("image-rendering")!.Value == "pixelated");
        wall.ToHtml().Length.Should().BeLessThan(50_000);
        wall.ToPlotly().ToJsonString().Length.Should().BeLessThan(50_000);
    }
}
