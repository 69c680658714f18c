using CourseKit.Tests.Vision.Imaging;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Robustness.Targets;

/// <summary>Image files of all kinds that are read.</summary>
internal static class ImageTargets
{
    private static readonly byte[][] Tokens =
        [[0xFF, 0xDA], [0xFF, 0xC2], [0xFF, 0xD9], [0, 0, 0xFF, 0xFF], .. FuzzTarget.Texts("IDAT", "IEND", "VP8L")];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. new[] { ".png", ".jpg", ".webp" }.Select(ending => Target(ending, Saved(ending, isGray: false), Saved(ending, isGray: true))),
        Target(".gif", GoldenImages.Values(GoldenImages.Files["GIF"]!["file"])),
        Target(".bmp", GoldenImages.Values(GoldenImages.Files["BMP"]!["file"])),
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
