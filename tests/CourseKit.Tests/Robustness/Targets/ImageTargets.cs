using CourseKit.Tests.Vision.Imaging;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Robustness.Targets;

/// <summary>Image files of all kinds that are read.</summary>
internal static class ImageTargets
{
    /// <summary>2 × 2 pixels of two colors; those who read it do not write it.</summary>
    private static readonly byte[] Gif =
    [
        .. "GIF89a"u8, 2, 0, 2, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x44, 0x02, 0x05, 0, 0x3B,
    ];

    /// <summary>2 × 1 pixels, in rows of 8 bytes.</summary>
    private static readonly byte[] Bmp =
    [
        .. "BM"u8, 62, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0, 0, 0, 0, 0, 8, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0,
    ];

    private static readonly byte[][] Tokens =
        [[0xFF, 0xDA], [0xFF, 0xC2], [0xFF, 0xD9], [0, 0, 0xFF, 0xFF], .. FuzzTarget.Texts("IDAT", "IEND", "VP8L")];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. new[] { ".png", ".jpg", ".webp" }.Select(ending => Target(ending, Saved(ending, isGray: false), Saved(ending, isGray: true))),
        Target(".gif", Gif),
        Target(".bmp", Bmp),
    ];

    private static FuzzTarget Target(string ending, params byte[][] seeds) =>
        new($"image {ending}", seeds, Tokens, Read, typeof(InvalidDataException));

    private static byte[] Saved(string ending, bool isGray)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, $"picture{ending}");
        GoldenImages.Picture(isGray).Save(path);
        return File.ReadAllBytes(path);
    }

    private static void Read(byte[] input)
    {
        var image = Image.Load(new MemoryStream(input), "a.image");
        var corner = image.Crop(0, 0, Math.Min(image.Height, 64), Math.Min(image.Width, 64));
        if (image.Values.Length != image.Height * image.Width * image.Channels
            || !Image.From(corner.ToTensor()).Values.SequenceEqual(corner.Values))
        {
            throw new WrongResultException($"{image} has {image.Values.Length} values, or others as a tensor.");
        }
    }
}
