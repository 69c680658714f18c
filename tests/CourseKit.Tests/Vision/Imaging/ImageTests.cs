using System.Text.RegularExpressions;
using CourseKit.Tensors;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Vision.Imaging;

public class ImageTests
{
    private static readonly Image Picture = GoldenImages.Picture();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_image_comes_back_from_its_tensor(bool isGray)
    {
        var picture = GoldenImages.Picture(isGray);
        var tensor = picture.ToTensor();

        tensor.Shape.Should().Equal(isGray ? 1 : 3, 19, 29);
        tensor[0, 2, 3].Should().BeApproximately((27 + 20 + 42) / 255f, 1e-6f);
        Image.From(tensor).Values.ToArray().Should().Equal(picture.Values.ToArray());
    }

    [Fact]
    public void Brightnesses_outside_are_cut_off()
    {
        Tensor row = [[-1, 0.5f, 2, float.NaN, float.PositiveInfinity]];

        Image.From(row).Values.ToArray().Should().Equal(0, 128, 255, 0, 255);
    }

    [Theory]
    [InlineData(2, 5, 5)]
    [InlineData(1, 3, 5, 5)]
    [InlineData(3, 0, 5)]
    [InlineData(7)]
    public void Other_shapes_are_no_image(params int[] shape)
    {
        FluentActions.Invoking(() => Image.From(Tensor.Zeros([.. shape]))).Should().Throw<ShapeException>()
            .WithMessage("An image is made of a tensor of shape [3, H, W], [1, H, W] or [H, W]. Received: *");
    }

    [Fact]
    public void A_part_is_copied()
    {
        var part = Picture.Crop(2, 3, 5, 7);

        part.ToTensor().ToArray().Should().Equal(Picture.ToTensor()[.., 2..7, 3..10].ToArray());
        Picture.Invoking(picture => picture.Crop(15, 3, 5, 7)).Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            "A part lies inside its image of 19 × 29 pixels (height × width). Received: 5 × 7 pixels from row 15 and column 3 on.");
    }

    [Fact]
    public void The_middle_of_a_small_image_has_a_border()
    {
        var middle = Picture.CenterCrop(22, 10);

        (middle.Height, middle.Width).Should().Be((22, 10));
        middle.Crop(1, 0, 19, 10).Values.ToArray().Should().Equal(Picture.Crop(0, 10, 19, 10).Values.ToArray());
        middle.Crop(0, 0, 1, 10).Values.ToArray().Should().AllBeEquivalentTo((byte)0);
    }

    [Fact]
    public void A_border_has_its_sides_and_brightness()
    {
        var padded = Picture.Pad(1, 2, 3, 4, brightness: 1);

        (padded.Height, padded.Width, padded[0, 5], padded[5, 2, 1], padded[21, 30, 2]).Should().Be((22, 36, 255, 255, 255));
        padded.Crop(1, 3, 19, 29).Values.ToArray().Should().Equal(Picture.Values.ToArray());
    }

    [Fact]
    public void Flips_reverse_rows_or_columns()
    {
        var tensor = Picture.ToTensor();

        Picture.FlipHorizontal().ToTensor().ToArray().Should().Equal(tensor.Flip(2).ToArray());
        Picture.FlipVertical().ToTensor().ToArray().Should().Equal(tensor.Flip(1).ToArray());
        Picture.Transpose().Transpose().Values.ToArray().Should().Equal(Picture.Values.ToArray());
    }

    [Fact]
    public void Grays_are_those_of_pillow()
    {
        Picture.ToGray().Values.ToArray().Should().Equal(GoldenImages.Values(GoldenImages.Drawn["toGray"]));
        Picture.ToGray().ToGray().ToColor().ToGray().Values.ToArray().Should().Equal(Picture.ToGray().Values.ToArray());
    }

    [Fact]
    public void Hue_saturation_and_value_are_those_of_pillow()
    {
        var hsv = Picture.ToHsv();
        var expected = GoldenImages.Values(GoldenImages.Drawn["hsv"]);

        // Pillow cuts off what is behind the point.
        for (var pixel = 0; pixel < 19 * 29; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                (hsv.Data[(channel * 19 * 29) + pixel] * 255).Should().BeInRange(
                    expected[(3 * pixel) + channel] - 0.01f, expected[(3 * pixel) + channel] + 1.01f);
            }
        }

        Image.FromHsv(hsv).Values.ToArray().Should().Equal(Picture.Values.ToArray());
        var onceMoreAround = hsv + Tensor.FromIndex([3, 1, 1], at => at[0] == 0 ? 1 : 0);
        Image.FromHsv(onceMoreAround).Values.ToArray().Should().Equal(Picture.Values.ToArray());
    }

    [Theory]
    [InlineData("nearest", 0)]
    [InlineData("bilinear", 1)]
    public void An_affine_map_gives_what_pillow_gives(string filter, int levels)
    {
        var golden = GoldenImages.Drawn["affine"]!;
        var back = golden["back"]!.AsArray().Select(number => (double)number!).ToArray();
        var map = new AffineMap(back[0], back[1], back[2], back[3], back[4], back[5]).Inverse();

        var moved = Picture.Transform(map, GoldenImages.Filters[filter]);

        Differences(moved, golden[filter]!).Should().BeLessThanOrEqualTo(levels);
    }

    [Fact]
    public void A_turn_gives_what_pillow_gives()
    {
        Differences(Picture.Rotate(30), GoldenImages.Drawn["rotate30"]!).Should().BeLessThanOrEqualTo(1);
        Differences(Picture.Rotate(90, Resampling.Nearest), GoldenImages.Drawn["rotate90"]!).Should().Be(0);
    }

    [Fact]
    public void Maps_one_after_the_other_are_one_map()
    {
        var map = AffineMap.Scaling(2, 3).Then(AffineMap.Shear(45)).Then(AffineMap.Translation(1, -2)).Then(AffineMap.Rotation(90));

        // (1, 1) → (2, 3) → (5, 3) → (6, 1) → (1, −6): x becomes y, and y what was −x, as y points down.
        var (x, y) = map.Apply(1, 1);
        (Math.Round(x, 9), Math.Round(y, 9)).Should().Be((1, -6));
        var (backX, backY) = map.Inverse().Apply(x, y);
        (Math.Round(backX, 9), Math.Round(backY, 9)).Should().Be((1, 1));
        FluentActions.Invoking(() => AffineMap.Scaling(0, 1).Inverse()).Should().Throw<ArgumentException>()
            .WithMessage("A map that is taken back does not take all points to one line. Received: *");
    }

    [Fact]
    public void A_filter_that_does_not_map_is_refused()
    {
        Picture.Invoking(picture => picture.Rotate(10, Resampling.Lanczos)).Should().Throw<ArgumentException>()
            .WithMessage("An affine map takes the filters bilinear and nearest. Received: Lanczos.*");
    }

    [Fact]
    public void A_value_outside_is_refused()
    {
        Picture.Invoking(picture => picture[19, 0]).Should().Throw<IndexOutOfRangeException>().WithMessage(
            "This image has rows 0 to 18, columns 0 to 28 and channels 0 to 2. Received: row 19, column 0, channel 0.");
    }

    [Fact]
    public void A_large_image_is_shown_in_50_kilobytes()
    {
        var noise = Image.From(new CourseKit.Tensors.Randomness.Generator(1).Uniform([3, 1500, 2000]));

        var html = noise.ToHtml();

        html.Length.Should().BeLessThan(100_000);
        html.Should().Contain("width=\"512\"").And.Contain("alt=\"Image of 2000 × 1500 pixels (width × height), red, green and blue.\"");
        Picture.Resize(400, 500, Resampling.Bicubic).ToHtml().Length.Should().BeLessThan(50_000);
    }

    [Fact]
    public void A_small_image_is_shown_pixel_by_pixel()
    {
        var html = Picture.ToHtml();

        html.Should().Contain("image-rendering:pixelated").And.Contain("width=\"232\"");
        var file = Convert.FromBase64String(Regex.Match(html, "data:image/png;base64,([^\"]+)\"").Groups[1].Value);
        Image.Load(new MemoryStream(file)).Values.ToArray().Should().Equal(Picture.Values.ToArray());
    }

    private static int Differences(Image image, System.Text.Json.Nodes.JsonNode golden) =>
        image.Values.ToArray().Zip(GoldenImages.Values(golden), (value, right) => Math.Abs(value - right)).Max();
}
