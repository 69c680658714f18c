using System.Globalization;
using System.Text.Json.Nodes;
using CourseKit.Tensors;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Vision.Imaging;

/// <summary>What Pillow makes of a drawn picture and of photos; see data/README.md.</summary>
internal static class GoldenImages
{
    public static readonly IReadOnlyDictionary<string, Resampling> Filters =
        new[] { Resampling.Nearest, Resampling.Box, Resampling.Bilinear, Resampling.Bicubic, Resampling.Lanczos }
            .ToDictionary(filter => filter.Name);

    private static readonly JsonNode Root = JsonNode.Parse(File.ReadAllText(Repository.File("data", "golden", "images.json")))!;

    public static JsonObject Drawn { get; } = Root["drawn"]!.AsObject();

    public static JsonObject Files { get; } = Root["files"]!.AsObject();

    public static JsonObject Photos { get; } = Root["photos"]!.AsObject();

    /// <summary>The picture that both sides draw by one formula.</summary>
    public static Image Picture(bool isGray = false)
    {
        var channels = isGray ? 1 : 3;
        return Image.From(Tensor.FromIndex([channels, 19, 29], at =>
        {
            var (c, y, x) = (at[0], at[1], at[2]);
            return ((x * x * 3) + (y * y * 5) + (x * y * 7) + (31 * c)) % 256 / 255.0;
        }));
    }

    public static byte[] Values(JsonNode? text) => Convert.FromBase64String((string)text!);

    /// <summary>Height and width, written <c>7x11</c>.</summary>
    public static (int Height, int Width) Size(string text) => text.Split('x') is [var height, var width]
        ? (int.Parse(height, CultureInfo.InvariantCulture), int.Parse(width, CultureInfo.InvariantCulture))
        : throw new FormatException(text);
}
