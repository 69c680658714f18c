using System.Security.Cryptography;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Vision.Imaging;

public class ResizingTests
{
    public static TheoryData<string> Filters => [.. GoldenImages.Filters.Keys];

    public static TheoryData<string> Photos => [.. GoldenImages.Photos.Select(photo => photo.Key)];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Every_value_is_that_of_pillow(string filter)
    {
        foreach (var kind in new[] { "color", "gray" })
        {
            foreach (var (size, values) in GoldenImages.Drawn[kind]![filter]!.AsObject())
            {
                var (height, width) = GoldenImages.Size(size);

                var resized = GoldenImages.Picture(kind == "gray").Resize(height, width, GoldenImages.Filters[filter]);

                (resized.Height, resized.Width).Should().Be((height, width));
                resized.Values.ToArray().Should().Equal(GoldenImages.Values(values), $"{kind}, {filter}, {size}");
            }
        }
    }

    [RealImagesTheory("photos")]
    [MemberData(nameof(Photos))]
    public void Photos_are_those_of_pillow(string name)
    {
        var (golden, photo) = (GoldenImages.Photos[name]!, Image.Load(RealData.File($"photos/{name}")));

        Checksum(photo).Should().Be((string)golden["pixels"]!);
        Checksum(photo.ToGray()).Should().Be((string)golden["gray"]!);
        Checksum(photo.ResizeShorterSide(256).CenterCrop(224, 224)).Should().Be((string)golden["centerCrop"]!);
        foreach (var (filter, sizes) in golden["resized"]!.AsObject())
        {
            foreach (var (size, checksum) in sizes!.AsObject())
            {
                var (height, width) = GoldenImages.Size(size);
                Checksum(photo.Resize(height, width, GoldenImages.Filters[filter])).Should().Be((string)checksum!, $"{filter}, {size}");
            }
        }
    }

    [Fact]
    public void The_size_of_an_image_gives_the_image()
    {
        var picture = GoldenImages.Picture();

        picture.Resize(19, 29, Resampling.Lanczos).Values.ToArray().Should().Equal(picture.Values.ToArray());
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, -1)]
    [InlineData(60_000, 60_000)]
    public void Sizes_are_within_reason(int height, int width)
    {
        GoldenImages.Picture().Invoking(picture => picture.Resize(height, width)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"An image has at least 1 and at most 100 million pixels. Received: {height} × {width} (height × width).");
    }

    [Theory]
    [InlineData(19, 19, 29)]
    [InlineData(38, 38, 58)]
    [InlineData(5, 5, 7)]
    public void The_shorter_side_gets_its_length(int length, int height, int width)
    {
        var resized = GoldenImages.Picture().ResizeShorterSide(length);
        var turned = GoldenImages.Picture().Transpose().ResizeShorterSide(length);

        (resized.Height, resized.Width, turned.Height, turned.Width).Should().Be((height, width, width, height));
    }

    private static string Checksum(Image image) => Convert.ToHexStringLower(SHA256.HashData(image.Values));
}
