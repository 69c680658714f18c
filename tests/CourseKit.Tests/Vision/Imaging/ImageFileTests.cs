using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using CourseKit.Tensors;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Vision.Imaging;

public class ImageFileTests
{
    private const string Suite = "image-codecs/pngsuite", Jpegs = "image-codecs/jpeg";

    public static TheoryData<string> ValidPngs => [.. Names(Suite, "*.png").Where(name => name[0] != 'x')];

    public static TheoryData<string> BrokenPngs => [.. Names(Suite, "x*.png")];

    public static TheoryData<string> JpegFiles => [.. Names(Jpegs, "*.jpg")];

    [RealImagesTheory(Suite)]
    [MemberData(nameof(ValidPngs))]
    public void A_png_is_read_to_the_bit(string name)
    {
        var path = RealData.File($"{Suite}/{name}");
        var expected = new NaivePng(File.ReadAllBytes(path));

        var image = Image.Load(path);

        (image.Height, image.Width).Should().Be((expected.Height, expected.Width));
        image.ToColor().Values.ToArray().Should().Equal(expected.Pixels);
    }

    [RealImagesTheory(Suite)]
    [MemberData(nameof(BrokenPngs))]
    public void A_broken_png_is_refused_with_the_reason(string name)
    {
        var reason = name[..4] switch
        {
            "xs1n" or "xs2n" or "xs4n" or "xs7n" or "xcrn" or "xlfn" => "begins almost like a PNG file: its first bytes were changed",
            "xc1n" => "of color type 1, which there is not",
            "xc9n" => "of color type 9, which there is not",
            "xd0n" => "of 0 bits per value",
            "xd3n" => "of 3 bits per value",
            "xd9n" => "of 99 bits per value",
            "xdtn" => "without pixels (IDAT)",
            "xhdn" => "the checksum of its part IHDR is wrong",
            "xcsn" => "the checksum of its part IDAT is wrong",
            _ => throw new NotSupportedException(name),
        };
        var path = RealData.File($"{Suite}/{name}");

        FluentActions.Invoking(() => Image.Load(path)).Should().Throw<InvalidDataException>()
            .WithMessage($"An image file is PNG, JPEG, WebP, GIF or BMP. Received: *{name}, which *{reason}*.");
    }

    [RealImagesTheory(Jpegs)]
    [MemberData(nameof(JpegFiles))]
    public void A_jpeg_is_within_three_levels_of_its_reference(string name)
    {
        var expected = new NaivePng(File.ReadAllBytes(RealData.File($"{Jpegs}/{Path.ChangeExtension(name, "png")}")));

        var image = Image.Load(RealData.File($"{Jpegs}/{name}")).ToColor();

        (image.Height, image.Width).Should().Be((expected.Height, expected.Width));
        image.Values.ToArray().Zip(expected.Pixels, (value, right) => Math.Abs(value - right)).Max().Should().BeLessThanOrEqualTo(3);
    }

    /// <summary>The corners of what is stored are red, green, blue and white; the orientation says where its first row and column are
    /// seen.</summary>
    [Theory]
    [InlineData(1, "red", "green", "blue", "white")]
    [InlineData(2, "green", "red", "white", "blue")]
    [InlineData(3, "white", "blue", "green", "red")]
    [InlineData(4, "blue", "white", "red", "green")]
    [InlineData(5, "red", "blue", "green", "white")]
    [InlineData(6, "blue", "red", "white", "green")]
    [InlineData(7, "white", "green", "blue", "red")]
    [InlineData(8, "green", "white", "red", "blue")]
    public void A_photo_is_turned_as_its_camera_was_held(
        int orientation, string topLeft, string topRight, string bottomLeft, string bottomRight)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "photo.jpg");
        Image.From(Tensor.FromIndex([3, 32, 48], at => (at[1] < 16, at[2] < 24) switch
        {
            (true, true) => at[0] == 0 ? 1 : 0,
            (true, false) => at[0] == 1 ? 1 : 0,
            (false, true) => at[0] == 2 ? 1 : 0,
            _ => 1,
        })).Save(path);
        WriteOrientation(path, orientation);

        var image = Image.Load(path);

        (image.Height, image.Width).Should().Be(orientation < 5 ? (32, 48) : (48, 32));
        new[] { (4, 4), (4, image.Width - 5), (image.Height - 5, 4), (image.Height - 5, image.Width - 5) }
            .Select(at => Name(image, at.Item1, at.Item2)).Should().Equal(topLeft, topRight, bottomLeft, bottomRight);
    }

    [Theory]
    [InlineData("picture.png")]
    [InlineData("picture.webp")]
    [InlineData("PICTURE.PNG")]
    public void What_is_saved_is_read_again_to_the_bit(string name)
    {
        using var folder = new TemporaryFolder();
        foreach (var picture in new[] { GoldenImages.Picture(), GoldenImages.Picture(isGray: true) })
        {
            picture.Save(Path.Combine(folder.Path, name));

            Image.Load(Path.Combine(folder.Path, name)).ToColor().Values.ToArray().Should().Equal(picture.ToColor().Values.ToArray());
        }
    }

    /// <summary>The GIF has a second picture, which is green.</summary>
    [Theory]
    [InlineData("GIF")]
    [InlineData("BMP")]
    [InlineData("JPEG")]
    public void A_file_of_pillow_is_read(string kind)
    {
        var image = Image.Load(new MemoryStream(GoldenImages.Values(GoldenImages.Files[kind]!["file"])));

        (image.Height, image.Width).Should().Be((3, 5));
        image.Values.ToArray().Should().Equal(GoldenImages.Values(GoldenImages.Files[kind]!["pixels"]));
    }

    [Fact]
    public void Quality_makes_a_jpeg_larger_and_nearer()
    {
        using var folder = new TemporaryFolder();
        var (path, picture) = (Path.Combine(folder.Path, "picture.jpeg"), GoldenImages.Picture().Resize(190, 290));
        (long Bytes, double Error) Saved(int quality)
        {
            picture.Save(path, quality);
            return (new FileInfo(path).Length, (Image.Load(path).ToTensor() - picture.ToTensor()).Abs().Mean().Item());
        }

        var (low, high) = (Saved(20), Saved(95));

        high.Bytes.Should().BeGreaterThan(low.Bytes);
        high.Error.Should().BeLessThan(low.Error).And.BeLessThan(0.05);
    }

    [Fact]
    public void Transparent_pixels_are_put_on_white_and_it_is_said()
    {
        // Half of a red pixel, and nothing of a blue one.
        var file = Png(2, 1, color: 6, [0, 255, 0, 0, 128, 0, 0, 255, 0]);

        var image = Image.Load(new MemoryStream(file));

        image.Values.ToArray().Should().Equal(255, 127, 127, 255, 255, 255);
        image.Notice.Should().Be("Transparent pixels were put on white.");
        image.ToString().Should().Be(
            "Image of 2 × 1 pixels (width × height), red, green and blue. Transparent pixels were put on white.");
    }

    [Theory]
    [InlineData(60_000, "An image has at most 100 million pixels. Received: huge.png, which claims 60000 × 60000.")]
    [InlineData(9_000, "An image file is *. Received: huge.png, which claims 9000 × 9000 pixels, too many for * bytes.")]
    public void A_size_without_pixels_is_refused_before_memory_is_taken(int side, string message)
    {
        var file = Png(side, side, color: 2, [0]);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        FluentActions.Invoking(() => Image.Load(new MemoryStream(file), "huge.png")).Should().Throw<InvalidDataException>()
            .WithMessage(message);

        (GC.GetTotalAllocatedBytes(precise: true) - before).Should().BeLessThan(50 << 20);
    }

    [Theory]
    [InlineData(0, "is empty")]
    [InlineData(9, "ends too early")]
    [InlineData(90, "begins like none of them")]
    public void What_is_no_image_is_refused(int length, string reason)
    {
        byte[] content = [.. Enumerable.Range(1, length).Select(i => (byte)i)];

        FluentActions.Invoking(() => Image.Load(new MemoryStream(content), "own.png")).Should().Throw<InvalidDataException>()
            .WithMessage($"An image file is PNG, JPEG, WebP, GIF or BMP. Received: own.png, which {reason}.");
    }

    [Fact]
    public void A_page_in_the_place_of_a_photo_is_named()
    {
        FluentActions.Invoking(() => Image.Load(new MemoryStream("<!DOCTYPE html><html></html>"u8.ToArray()), "photo.jpg"))
            .Should().Throw<InvalidDataException>().WithMessage("*Received: photo.jpg, which is an HTML page*");
    }

    /// <summary>The format of a damaged picture is what was asked for, and not what is wrong with it.</summary>
    [Theory]
    [InlineData(".jpg")]
    [InlineData(".webp")]
    public void A_damaged_picture_is_not_refused_for_its_format(string ending)
    {
        using var folder = new TemporaryFolder();
        GoldenImages.Picture(isGray: false).Save(folder.File($"a{ending}"));
        var file = File.ReadAllBytes(folder.File($"a{ending}"));

        FluentActions.Invoking(() => Image.Load(new MemoryStream(file[..30]), "a")).Should().Throw<InvalidDataException>()
            .Which.Message.Should().MatchRegex("Received: a, which (ends too early|is damaged|begins like none of them)");
    }

    [Fact]
    public void Every_beginning_of_a_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "picture.png", "picture.jpg", "picture.webp" })
        {
            var path = Path.Combine(folder.Path, name);
            GoldenImages.Picture().Save(path);
            var content = File.ReadAllBytes(path);
            for (var length = 0; length < content.Length * 3 / 4; length += 7)
            {
                FluentActions.Invoking(() => Image.Load(new MemoryStream(content[..length]), name)).Should().Throw<InvalidDataException>(
                    $"{length} of {content.Length} bytes of {name} are no image");
            }
        }
    }

    [Theory]
    [InlineData("picture.tiff", ".tiff")]
    [InlineData("picture", "picture")]
    public void A_name_says_the_kind_of_file(string name, string received)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);

        FluentActions.Invoking(() => GoldenImages.Picture().Save(path)).Should().Throw<ArgumentException>()
            .WithMessage($"The name of an image file ends with .png, .jpg or .webp. Received: {received}.*");

        Directory.GetFiles(folder.Path).Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        FluentActions.Invoking(() => Image.Load("nowhere/photo.jpg")).Should().Throw<IOException>().WithMessage("*photo.jpg*");
    }

    private static IEnumerable<string> Names(string folder, string pattern) => Directory.Exists(RealData.File(folder))
        ? Directory.GetFiles(RealData.File(folder), pattern).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)
        : ["absent"];

    private static string Name(Image image, int row, int column) =>
        (image[row, column] > 128, image[row, column, 1] > 128, image[row, column, 2] > 128) switch
        {
            (true, false, false) => "red",
            (false, true, false) => "green",
            (false, false, true) => "blue",
            (true, true, true) => "white",
            var other => $"{other}",
        };

    /// <summary>Puts a part APP1 with one entry, the orientation, behind the first two bytes of a JPEG file.</summary>
    private static void WriteOrientation(string path, int orientation)
    {
        var content = File.ReadAllBytes(path);
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        ];
        File.WriteAllBytes(path, [.. content[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. content[2..]]);
    }

    /// <summary>A PNG file of 8 bits per value.</summary>
    private static byte[] Png(int width, int height, byte color, byte[] lines)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, color);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(lines);
        }

        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] named = [.. name, .. content];
        var (length, checksum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc32.HashToUInt32(named));
        return [.. length, .. named, .. checksum];
    }
}
