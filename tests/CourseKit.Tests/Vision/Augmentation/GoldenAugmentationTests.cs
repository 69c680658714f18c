using System.Globalization;
using System.Text.Json.Nodes;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Vision.Augmentation;

/// <summary>What torchvision makes of a picture; see data/README.md.</summary>
public sealed class GoldenAugmentationTests
{
    private const int Height = 7, Width = 9;

    private static readonly JsonObject Cases =
        JsonNode.Parse(File.ReadAllText(Repository.File("data", "golden", "augmentation.json")))!["cases"]!.AsObject();

    private static readonly Dictionary<string, Func<Tensor, float[], Tensor>> Calls = new()
    {
        ["rotation"] = (image, x) => Moved(image, AffineMap.Rotation(x[0])),
        ["shift"] = (image, x) => Moved(image, AffineMap.Translation(x[0], x[1])),
        ["zoom"] = (image, x) => Moved(image, AffineMap.Scaling(x[0], x[0])),
        ["shear"] = (image, x) => Moved(image, AffineMap.Shear(x[0])),
        ["resize"] = (image, x) => new Resize((int)x[0], (int)x[1]).Apply(new Example(image), new Generator(1)).Image,
        ["crop"] = (image, x) => new ResizedCrop((int)x[0], (int)x[1], (int)x[2], (int)x[3])
            .Of(new Example(image), (int)x[4], (int)x[5], minVisibility: 0).Image,
        ["brightness"] = Changed((values, x) => Colors.AdjustBrightness(values, x)),
        ["contrast"] = Changed((values, x) => Colors.AdjustContrast(values, 3, x)),
        ["gray contrast"] = Changed((values, x) => Colors.AdjustContrast(values, 1, x)),
        ["saturation"] = Changed((values, x) => Colors.AdjustSaturation(values, x)),
        ["hue"] = Changed((values, x) => Colors.AdjustHue(values, x)),
    };

    public static TheoryData<string> Names => [.. Cases.Select(one => one.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_what_torchvision_makes(string name)
    {
        var words = name.Split(' ');
        var call = string.Join(' ', words.TakeWhile(word => char.IsLetter(word[0])));
        float[] numbers =
            [.. words.SkipWhile(word => char.IsLetter(word[0])).Select(word => float.Parse(word, CultureInfo.InvariantCulture))];
        float[] expected = [.. Cases[name]!.AsArray().Select(value => (float)value!)];

        var result = Calls[call](Drawn(call.StartsWith("gray", StringComparison.Ordinal) ? 1 : 3), numbers).ToArray();

        result.Should().HaveCount(expected.Length);
        result.Zip(expected, (ours, theirs) => Math.Abs(ours - theirs)).Max().Should().BeLessThan(3e-6f);
    }

    /// <summary>The picture that both sides draw by one formula.</summary>
    private static Tensor Drawn(int channels) => Tensor.FromIndex([channels, Height, Width], at =>
    {
        var (c, y, x) = (at[0], at[1], at[2]);
        return ((x * x * 3) + (y * y * 5) + (x * y * 7) + (31 * c * (1 + (x % 3)))) % 256 / 255.0;
    });

    private static Tensor Moved(Tensor image, AffineMap map) => new Fixed(map).Apply(new Example(image), new Generator(1)).Image;

    private static Func<Tensor, float[], Tensor> Changed(Action<float[], float> change) => (image, x) =>
    {
        var values = image.ToArray();
        change(values, x[0]);
        return Tensor.From(image.Shape, values);
    };
}
