using CourseKit.Notebooks;
using CourseKit.Notebooks.Session;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Notebooks.Session.Forms;

public class PictureTests
{
    private const string Skia = "#r \"nuget: SkiaSharp\"\nusing SkiaSharp;\n";

    private const string Bitmap = Skia
        + "var bitmap = new SKBitmap(30, 20); bitmap.Erase(SKColors.Orange); bitmap.SetPixel(29, 19, SKColors.Navy);\n";

    private readonly CellSession session = CellSession.Start();

    [Theory]
    [InlineData(Bitmap + "bitmap", "SKBitmap of 30 × 20 pixels (width × height).")]
    [InlineData(Bitmap + "SKImage.FromBitmap(bitmap)", "SKImage of 30 × 20 pixels (width × height).")]
    [InlineData("#r \"nuget: SixLabors.ImageSharp, 2.1.13\"\nusing SixLabors.ImageSharp; using SixLabors.ImageSharp.PixelFormats;\n"
        + "var picture = new Image<Rgba32>(30, 20, Color.Orange); picture[29, 19] = Color.Navy;\npicture",
        "Image of 30 × 20 pixels (width × height).")]
    public async Task A_picture_of_another_library_is_shown_pixel_by_pixel(string code, string words)
    {
        var picture = await Shown(code);

        picture.Data.Keys.Should().Equal("image/png", "text/plain");
        picture.Text.Should().Be(words);
        var pixels = Pixels(picture);
        (pixels.Width, pixels.Height).Should().Be((30, 20));
        ((int[])[.. Enumerable.Range(0, 3).Select(channel => (int)pixels[0, 0, channel])]).Should().Equal(255, 165, 0);
        ((int[])[.. Enumerable.Range(0, 3).Select(channel => (int)pixels[19, 29, channel])]).Should().Equal(0, 0, 128);
    }

    [Fact]
    public async Task A_large_picture_is_shown_smaller_and_says_so()
    {
        var picture = await Shown(Skia + "new SKBitmap(4000, 1001)");

        picture.Text.Should().Be("SKBitmap of 4000 × 1001 pixels (width × height), shown at 1024 × 256.");
        var pixels = Pixels(picture);
        (pixels.Width, pixels.Height).Should().Be((1024, 256));
    }

    [Fact]
    public async Task Pictures_within_another_value_are_shown_as_pictures()
    {
        var list = await Shown(Bitmap + "new List<SKBitmap> { bitmap }");

        list["text/html"].Should().Contain("<img src=\"data:image/png;base64,iVBOR");
        list.Text.Should().Be("List<SKBitmap>\nSKBitmap of 30 × 20 pixels (width × height).");
    }

    [Theory]
    [InlineData("new SKBitmap()", "InvalidOperationException: A picture that can be shown has pixels, in a format of colors that can be "
        + "written as PNG. Received: 0 × 0 pixels of Unknown.")]
    [InlineData("var gone = new SKBitmap(2, 3); gone.Dispose();\ngone",
        "ObjectDisposedException: Cannot access a disposed object.\nObject name: 'SkiaSharp.SKBitmap'.")]
    public async Task A_picture_that_is_none_says_so(string code, string reason)
    {
        var picture = await Shown(Skia + code);

        picture.Data.Should().Equal(new Dictionary<string, string>
        {
            ["text/plain"] = $"This SKBitmap cannot be shown as text/plain: {reason}",
        });
    }

    [Theory]
    [InlineData("137, 80, 78, 71, 13, 10, 26, 10, 0, 1", "image/png")]
    [InlineData("255, 216, 255, 224, 0, 16", "image/jpeg")]
    [InlineData("71, 73, 70, 56, 57, 97, 1", "image/gif")]
    [InlineData("71, 73, 70, 56, 55, 97, 1", "image/gif")]
    [InlineData("82, 73, 70, 70, 9, 9, 9, 9, 87, 69, 66, 80, 1", "image/webp", "text/html")]
    public async Task Bytes_of_a_picture_are_shown_as_it(string bytes, params string[] forms)
    {
        byte[] file = [.. bytes.Split(", ").Select(byte.Parse)];

        var picture = await Shown($"new byte[] {{ {bytes} }}");

        picture.Data.Keys.Should().Equal([.. forms, "text/plain"]);
        picture[forms[0]].Should().Be(Convert.ToBase64String(file));
        picture.Text.Should().Be($"Picture of {file.Length} bytes ({forms[0]}).");
    }

    [Theory]
    [InlineData("new byte[] { 1, 2 }", "[ 1, 2 ]")]
    [InlineData("new byte[] { 71, 73, 70, 56, 58, 97 }", "[ 71, 73, 70, 56, 58, 97 ]")]
    [InlineData("new byte[] { 137, 80, 78 }", "[ 137, 80, 78 ]")]
    [InlineData("new byte[0]", "[  ]")]
    public async Task Other_bytes_are_shown_as_numbers(string code, string text)
    {
        var bytes = await Shown(code);

        bytes.Data.Keys.Should().Equal("text/html", "text/plain");
        bytes.Text.Should().Be(text);
    }

    private static Image Pixels(MimeBundle picture)
    {
        using var file = new MemoryStream(Convert.FromBase64String(picture["image/png"]!));
        return Image.Load(file);
    }

    private async Task<MimeBundle> Shown(string code)
    {
        var cell = await session.Record(code);
        cell.Error.Should().BeNull();
        return cell.Outputs.OfType<CellOutput.Result>().Single().Data;
    }
}
