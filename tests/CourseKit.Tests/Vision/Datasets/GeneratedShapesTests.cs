using System.Security.Cryptography;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class GeneratedShapesTests
{
    private const string Changed = "if the drawing was changed on purpose, write the new checksum here";

    public static TheoryData<string> Tasks => ["classification", "detection", "segmentation"];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_first_images_are_the_same_however_many_there_are_and_in_whatever_order_they_are_asked_for(string task)
    {
        var (few, many) = (Make(task, 8, 3), Make(task, int.MaxValue, 3));
        foreach (var index in new[] { 7, 0, 5, 5 })
        {
            Bytes(few[index]).Should().Equal(Bytes(many[index]));
        }

        Bytes(many[int.MaxValue - 1]).Should().NotEqual(Bytes(few[0]));
        Bytes(Make(task, 8, 4)[0]).Should().NotEqual(Bytes(few[0]), "another seed gives another set");
    }

    [Theory]
    [InlineData("classification", "365cc3e1a88a4e82b5c480af932cfbe8b3efdceee5a9e70e91c928adfbdf0a30")]
    [InlineData("detection", "4f0c8b7fa472f5b61305ade9a6b7cf50abf178b05ea54dd3b9bd3842c3f17a36")]
    [InlineData("segmentation", "78d5d7748b5c3747b4df9782900b0d6124e5178ae1720e8beab7e79873c880fb")]
    public void Every_machine_draws_the_same_bits(string task, string sha256)
    {
        var set = Make(task, 30, 1);
        byte[] all = [.. Enumerable.Range(0, set.Count).SelectMany(index => Bytes(set[index]))];

        Convert.ToHexStringLower(SHA256.HashData(all)).Should().Be(sha256, Changed);
    }

    [Fact]
    public void Each_class_comes_once_in_as_many_images_as_there_are_classes()
    {
        var set = GeneratedShapes.Classification(24, classes: 7, seed: 5);

        var labels = Enumerable.Range(0, 24).Select(index => set[index].Label!.Value).ToArray();

        labels.Chunk(7).Take(3).Should().AllSatisfy(block => block.Order().Should().Equal(0, 1, 2, 3, 4, 5, 6));
        labels[..7].Should().NotEqual(labels[7..14]);
        ((Dataset)set).KnownLabels.Should().Equal(labels);
        set.ClassNames.Should().Equal("circle", "square", "triangle", "star", "cross", "ring", "crescent");
    }

    [Fact]
    public void A_box_is_tight_around_the_pixels_of_its_shape_that_are_seen()
    {
        var (boxes, masks) = (GeneratedShapes.Detection(40, size: 48), GeneratedShapes.Segmentation(40, size: 48));
        for (var index = 0; index < 40; index++)
        {
            var (example, mask) = (boxes[index], masks[index].Mask!);
            example.Image.ToArray().Should().Equal(masks[index].Image.ToArray(), "both are the same scene");
            example.Boxes.Count.Should().BeInRange(1, 5);
            bool Is(LabeledBox box, int row, int column) => mask[row, column] == box.Label + 1;
            foreach (var box in example.Boxes)
            {
                var (rows, columns) = (Range(box.Box.Top, box.Box.Bottom), Range(box.Box.Left, box.Box.Right));
                rows.Should().NotBeEmpty();
                columns.Any(column => Is(box, rows[0], column)).Should().BeTrue($"image {index}, {box}, first row");
                columns.Any(column => Is(box, rows[^1], column)).Should().BeTrue($"image {index}, {box}, last row");
                rows.Any(row => Is(box, row, columns[0])).Should().BeTrue($"image {index}, {box}, first column");
                rows.Any(row => Is(box, row, columns[^1])).Should().BeTrue($"image {index}, {box}, last column");
            }

            for (var pixel = 0; pixel < 48 * 48; pixel++)
            {
                var (row, column) = (pixel / 48, pixel % 48);
                (mask[row, column] == 0 || example.Boxes.Any(box => Is(box, row, column)
                    && row >= box.Box.Top && row < box.Box.Bottom && column >= box.Box.Left && column < box.Box.Right))
                    .Should().BeTrue($"image {index}: row {row}, column {column} lies in a box of its class");
            }
        }
    }

    [Fact]
    public void A_mask_changes_where_the_image_does()
    {
        var set = GeneratedShapes.Segmentation(60);

        Contrast(set, shift: 0).Should().BeGreaterThan(0.2);
        Contrast(set, shift: 1).Should().BeLessThan(0.12, "the masks of other images know nothing of this one");
    }

    [Fact]
    public void What_compares_pixels_with_the_mean_image_of_each_class_knows_little_more_than_chance()
    {
        var (train, test) = (GeneratedShapes.Classification(600, seed: 1), GeneratedShapes.Classification(200, seed: 2));
        var means = new double[10][];
        for (var label = 0; label < 10; label++)
        {
            means[label] = new double[3 * 32 * 32];
        }

        foreach (var example in Enumerable.Range(0, train.Count).Select(index => train[index]))
        {
            foreach (var (place, value) in example.Image.ToArray().Index())
            {
                means[example.Label!.Value][place] += value / 60;
            }
        }

        var right = Enumerable.Range(0, test.Count).Select(index => test[index]).Count(example =>
        {
            var image = example.Image.ToArray();
            return Enumerable.Range(0, 10).MinBy(label => means[label].Zip(image, (mean, value) => (mean - value) * (mean - value)).Sum())
                == example.Label;
        });

        right.Should().BeLessThan(50, "10 % are guessed right, and a network that sees no shapes shows by not reaching 25 %");
    }

    [Fact]
    public void Sizes_and_numbers_of_classes_have_limits()
    {
        Making(() => GeneratedShapes.Classification(-1));
        Making(() => GeneratedShapes.Classification(1, size: 23));
        Making(() => GeneratedShapes.Detection(1, size: 513));
        Making(() => GeneratedShapes.Segmentation(1, classes: 1));
        Making(() => GeneratedShapes.Segmentation(1, classes: 11));
    }

    [Fact]
    public void Masks_have_a_class_for_the_background()
    {
        var set = GeneratedShapes.Segmentation(3);

        set.ClassNames.Should().Equal("background", "circle", "square", "triangle", "star", "cross");
        set[0].Label.Should().BeNull();
        set.ToString().Should().Be("Generated shapes with masks: 3 images of 64×64 pixels\nSource: drawn by CourseKit, seed 1\n"
            + "background\ncircle\nsquare\ntriangle\nstar\ncross");
    }

    private static void Making(Func<IDataset> make) => make.Should().Throw<ArgumentOutOfRangeException>();

    private static IDataset Make(string task, int count, ulong seed) => task switch
    {
        "classification" => GeneratedShapes.Classification(count, seed: seed),
        "detection" => GeneratedShapes.Detection(count, seed: seed),
        _ => GeneratedShapes.Segmentation(count, seed: seed),
    };

    private static byte[] Bytes(Example example) =>
    [
        .. example.Image.ToArray().Select(value => (byte)MathF.Round(value * 255)),
        (byte)(example.Label ?? 255),
        .. example.Boxes.SelectMany(box => new[] { box.Label, box.Box.Left, box.Box.Top, box.Box.Right, box.Box.Bottom })
            .Select(number => (byte)number),
        .. example.Mask?.ToArray().Select(label => (byte)label) ?? [],
    ];

    private static int[] Range(float first, float end) => [.. Enumerable.Range((int)first, (int)(end - first))];

    /// <summary>The mean difference in brightness between two pixels inside a shape and two outside of it, across its left border, by the
    /// masks of the images or of those some places further on.</summary>
    private static double Contrast(IDataset set, int shift)
    {
        var differences = new List<double>();
        for (var index = 0; index + shift < set.Count; index++)
        {
            var (image, mask) = (set[index].Image.Mean(0).ToArray(), set[index + shift].Mask!.ToArray());
            for (var row = 0; row < 64; row++)
            {
                for (var at = row * 64; at + 5 < (row + 1) * 64; at++)
                {
                    if (mask[at] == 0 && mask[at + 1] == 0 && mask[at + 2] == 0 && mask[at + 3] > 0 && mask[at + 4] > 0 && mask[at + 5] > 0)
                    {
                        differences.Add(Math.Abs(image[at] + image[at + 1] - image[at + 4] - image[at + 5]) / 2);
                    }
                }
            }
        }

        return differences.Average();
    }
}
