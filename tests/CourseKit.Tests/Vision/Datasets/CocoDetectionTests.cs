using System.Text;
using CourseKit.Networks.Detection;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Datasets.Annotations;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class CocoDetectionTests : IDisposable
{
    private const string Categories = """
            "categories": [{"id": 7, "name": "dog"}, {"id": 3, "name": "caf\u00e9", "supercategory": "x"}]
            """,
        Images = """
            "images": [
                {"id": 12, "file_name": "a.png", "height": 10, "width": 20},
                {"width": 6, "height": 4, "id": 5, "file_name": "b.png"}]
            """,
        Objects = """
            "annotations": [
                {"image_id": 5, "category_id": 7, "bbox": [1, 2.5, 3, 1], "segmentation": [[1, 2, 3]], "iscrowd": 0, "id": 1},
                {"image_id": 12, "category_id": 3, "bbox": [15, 2, 9, 4]},
                {"image_id": 12, "category_id": 7, "bbox": [0, 0, 20, 10], "iscrowd": 1,
                 "segmentation": {"counts": [1, 2], "size": [10, 20]}}]
            """;

    private readonly FolderOfImages folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Boxes_become_corners_categories_classes_and_crowds_are_left_out()
    {
        folder.Write("instances.json", $"{{ {Objects}, \"info\": {{\"a\": [1, {{}}]}}, {Images}, {Categories} }}");
        WithImages();

        var set = new CocoDetection(folder.Path, folder.File("instances.json"));

        set.ClassNames.Should().Equal("café", "dog");
        set[0].Boxes.Should().Equal(new LabeledBox(0, new Box(15, 2, 20, 6)));
        set[1].Boxes.Should().Equal(new LabeledBox(1, new Box(1, 2.5f, 4, 3.5f)));
        set[1].Image.Shape.Should().Equal(3, 4, 6);
        set.Notice.Should().BeNull();
        set.ToString().Should().StartWith("instances: 2 images, 2 objects\n").And.EndWith("\ncafé      1\ndog       1");
    }

    [Fact]
    public void Boxes_follow_their_image_when_it_is_resized()
    {
        folder.Write("instances.json", $"{{ {Objects}, {Images}, {Categories} }}");
        WithImages();

        var stretched = new CocoDetection(folder.Path, folder.File("instances.json"), ImageSize.Stretch(20, 20));
        stretched[0].Boxes.Should().Equal(new LabeledBox(0, new Box(15, 4, 20, 12)));
        stretched[0].Image.Shape.Should().Equal(3, 20, 20);

        var cropped = new CocoDetection(folder.Path, folder.File("instances.json"), ImageSize.Crop(10, 10));
        cropped[0].Boxes.Should().BeEmpty("it lies in columns 15 to 19, and 5 to 14 are kept");
    }

    [Fact]
    public void Missing_images_are_an_error_that_names_them_or_are_left_out_by_choice()
    {
        folder.Write("instances.json", $"{{ {Objects}, {Images}, {Categories} }}");
        folder.Add("b.png", 4, 6, (_, _, _) => 0.3f);

        FluentActions.Invoking(() => new CocoDetection(folder.Path, folder.File("instances.json"))).Should().Throw<FileNotFoundException>()
            .WithMessage("Each image of the annotations is in the folder *. Received: 1 of 2 missing: a.png. Add them*skipMissing: true.");
        var set = new CocoDetection(folder.Path, folder.File("instances.json"), skipMissing: true);
        set.Count.Should().Be(1);
        set[0].Boxes.Should().HaveCount(1);
        set.Notice.Should().Be("Of 2 images 1 are not in the folder and are left out.");
    }

    [Fact]
    public void Where_all_images_are_missing_nothing_can_be_left_out()
    {
        folder.Write("instances.json", $"{{ {Objects}, {Images}, {Categories} }}");

        FluentActions.Invoking(() => new CocoDetection(folder.Path, folder.File("instances.json"), skipMissing: true)).Should()
            .Throw<FileNotFoundException>().WithMessage("*Received: 2 of 2 missing: a.png, b.png.*");
    }

    [Fact]
    public void An_image_of_another_size_than_annotated_is_refused()
    {
        folder.Write("instances.json", $"{{ {Objects}, {Images}, {Categories} }}");
        WithImages();
        folder.Add("b.png", 3, 6, (_, _, _) => 0.3f);

        new CocoDetection(folder.Path, folder.File("instances.json")).Invoking(set => set[1]).Should().Throw<InvalidDataException>()
            .WithMessage("An image has the size of its annotations, 4×6 (height × width). Received: 3×6, in b.png.*");
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "", "a text that is no JSON: *" },
        { "{", "a text that is no JSON: *" },
        { "[1]", "its outermost value that is StartArray where StartObject was expected" },
        { "{}", "no list «images», «annotations», «categories»" },
        { $"{{ {Images}, {Objects} }}", "no list «categories»" },
        { $"{{ {Images}, {Images} }}", "«images» twice" },
        { """{ "images": [3] }""", "an item of «images» that is no object" },
        { """{ "images": [{"id": 1}] }""", "an image without id or file_name" },
        { """{ "images": [{"id": 1, "file_name": "a", "height": 0, "width": 3}] }""", "image 1 of height 0 and width 3" },
        { """{ "images": [{"id": 1.5}] }""", "«id» that is no whole number" },
        { """{ "images": [{"id": 1, "file_name": 5}] }""", "«file_name» that is Number where String was expected" },
        { """{ "annotations": [{"bbox": [1, 2, 3]}] }""", "a bbox that is not four numbers" },
        { """{ "annotations": [{"bbox": [1, 2, 3, 4, 5]}] }""", "a bbox that is not four numbers" },
        { """{ "annotations": [{"bbox": [1, 2, -3, 4]}] }""", "the bbox [1, 2, -3, 4]" },
        { """{ "annotations": [{"bbox": [1, 2, 1e999, 4]}] }""", "the bbox [1, 2, Infinity, 4]" },
        { """{ "annotations": [{"image_id": 1, "category_id": 1}] }""", "an annotation without image_id, category_id or bbox" },
        { """{ "categories": [{"id": 1, "name": "a"}, {"id": 1, "name": "b"}] }""", "category 1 twice" },
        { $"{{ {Images}, {Categories}, \"annotations\": [{{\"image_id\": 99, \"category_id\": 3, \"bbox\": [0, 0, 1, 1]}}] }}",
            "a box in image 99, which is not in «images»" },
        { $"{{ {Images}, {Categories}, \"annotations\": [{{\"image_id\": 5, \"category_id\": 99, \"bbox\": [0, 0, 1, 1]}}] }}",
            "a box of category 99, which is not in «categories»" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damaged_annotations_are_named_with_what_was_received(string json, string received) =>
        FluentActions.Invoking(() => Read(json)).Should().Throw<InvalidDataException>().WithMessage(
            $"Annotations of COCO are a JSON object with*Received: {received}. In a.json. Name an «instances» file.");

    [Fact]
    public void Text_that_is_not_in_UTF8_is_refused() => FluentActions.Invoking(() =>
        CocoAnnotations.Read(new MemoryStream([.. "{ \"im"u8, 0xFF, .. "ages\": [] }"u8]), "a.json")).Should().Throw<InvalidDataException>()
            .WithMessage("*Received: a text that is no JSON: A string is not in UTF-8. In a.json.*");

    [Fact]
    public void Tokens_that_lie_across_the_pieces_of_a_stream_are_read_whole()
    {
        // A long name, which fits into no buffer, and before it lists that end at each place of the first one.
        for (var padding = 0; padding < 120; padding++)
        {
            var json = $"{{ \"x\": \"{new string('y', (64 << 10) - 300 + padding)}\", {Images}, {Objects}, {Categories}, "
                + $"\"{new string('z', 200_000)}\": null }}";

            Read(json).Images[1].Boxes.Should().HaveCount(1);
        }
    }

    [RealImages("detection-eval/coco_fake100/instances_val2014_100.json")]
    public void Annotations_of_COCO_hold_the_objects_that_it_counts()
    {
        var annotations = CocoAnnotations.Read(RealData.File("detection-eval/coco_fake100/instances_val2014_100.json"));

        annotations.Images.Should().HaveCount(100);
        annotations.ClassNames.Should().HaveCount(80);
        (annotations.ClassNames[0], annotations.ClassNames[79]).Should().Be(("person", "toothbrush"));
        annotations.Crowds.Should().Be(9);
        annotations.Images.Sum(image => image.Boxes.Count).Should().Be(839 - 9);
        annotations.Images.Should().OnlyContain(image => image.Boxes.All(box => box.Box.Right <= image.Width && box.Box.Left >= 0));
    }

    private static CocoAnnotations Read(string json) => CocoAnnotations.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "a.json");

    private void WithImages()
    {
        folder.Add("a.png", 10, 20, (_, _, _) => 0.3f);
        folder.Add("b.png", 4, 6, (_, _, _) => 0.3f);
    }
}
