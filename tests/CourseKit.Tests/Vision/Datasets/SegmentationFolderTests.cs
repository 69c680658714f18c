using System.Text;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Datasets.Annotations;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class SegmentationFolderTests : IDisposable
{
    private readonly FolderOfImages folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Gray_masks_hold_the_numbers_of_classes()
    {
        WithMask([[0, 1, 2], [2, 255, 3]]);
        folder.Write("classes.txt", "sky\nroad\r\nsign symbol\nvoid\n");

        var set = Open();

        set.ClassNames.Should().Equal("sky", "road", "sign symbol");
        set[0].Mask!.Shape.Should().Equal(2, 3);
        set[0].Mask!.ToArray().Should().Equal(0, 1, 2, 2, Example.Ignored, Example.Ignored);
        set[0].Image.Shape.Should().Equal(3, 2, 3);
        set[0].Label.Should().BeNull();
        set.ToString().Should().Contain("images: 1 images").And.Contain("\nsky\nroad\nsign symbol");
    }

    [Theory]
    [InlineData("64 128 64\tAnimal\n0 0 0 Void\n192 0 128 Archway of stone\n")]
    [InlineData("name,r,g,b\nAnimal,64,128,64\nVoid,0,0,0\nArchway of stone,192,0,128\n")]
    public void Colors_of_masks_are_listed_in_the_form_of_CamVid_or_as_CSV(string list)
    {
        float[][] colors = [[64, 128, 64], [192, 0, 128], [0, 0, 0]];
        folder.Add("images/a.png", 1, 3, (_, _, _) => 0.3f);
        folder.Add("masks/a.png", 1, 3, (channel, _, column) => colors[column][channel] / 255f);
        folder.Write("classes.txt", list);

        var set = Open();

        set.ClassNames.Should().Equal("Animal", "Archway of stone");
        set[0].Mask!.ToArray().Should().Equal(0, 1, Example.Ignored);
    }

    [Fact]
    public void A_mask_is_resized_with_its_image_and_keeps_whole_classes()
    {
        WithMask([[0, 0, 1, 1, 2, 2, 2, 2], [0, 0, 1, 1, 2, 2, 2, 2]]);
        folder.Write("classes.txt", "a\nb\nc\n");

        Open(ImageSize.Crop(4, 4))[0].Mask!.ToArray().Should().Equal(
            [1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2], "of 4×16 pixels columns 6 to 9 are kept, which were 3 and 4");
        Open(ImageSize.Stretch(1, 4))[0].Mask!.ToArray().Should().Equal(0, 1, 2, 2);
    }

    [Fact]
    public void A_number_that_no_class_has_is_named_with_its_place()
    {
        WithMask([[0, 1], [1, 37]]);
        folder.Write("classes.txt", "a\nb\n");

        Open().Invoking(set => set[0]).Should().Throw<InvalidDataException>().WithMessage(
            "A mask has the numbers of 3 classes. Received: 37 in row 1, column 1 of a.png. Add the class to the list, or as void. "
                + "A mask is stored without loss, as PNG.");
    }

    [Fact]
    public void A_color_that_no_class_has_is_named_with_its_place()
    {
        folder.Add("images/a.png", 1, 2, (_, _, _) => 0.3f);
        folder.Add("masks/a.png", 1, 2, (channel, _, column) => ((10 * channel) + column) / 255f);
        folder.Write("classes.txt", "0 10 20 a\n");

        Open().Invoking(set => set[0]).Should().Throw<InvalidDataException>().WithMessage(
            "A mask has the colors of 1 classes. Received: 1 11 21 in row 0, column 1 of a.png.*");
    }

    [Fact]
    public void A_colored_mask_needs_colors_in_the_list()
    {
        folder.Add("images/a.png", 1, 2, (_, _, _) => 0.3f);
        folder.Add("masks/a.png", 1, 2, (channel, _, _) => channel / 3f);
        folder.Write("classes.txt", "a\nb\n");

        Open().Invoking(set => set[0]).Should().Throw<InvalidDataException>().WithMessage(
            "A mask without colors in the list of classes is gray. Received: a.png, in color. Give each class its color*");
    }

    [Fact]
    public void Images_without_masks_are_named()
    {
        WithMask([[0]]);
        folder.Add("images/b.png");
        folder.Write("classes.txt", "a\n");

        FluentActions.Invoking(() => Open()).Should().Throw<InvalidDataException>().WithMessage(
            "Each image has a mask of the same name in *masks. Received: no mask of 1 of 2: b.png. Add masks, or remove these images.");
    }

    [Fact]
    public void A_mask_of_another_size_is_refused()
    {
        WithMask([[0, 0]]);
        folder.Add("images/a.png", 3, 2, (_, _, _) => 0.3f);
        folder.Write("classes.txt", "a\n");

        Open().Invoking(set => set[0]).Should().Throw<InvalidDataException>().WithMessage(
            "A mask has the size of its image, 3×2 (height × width). Received: 1×2, in a.png. Replace or remove both files.");
    }

    [Fact]
    public void A_folder_without_images_is_refused()
    {
        Directory.CreateDirectory(folder.File("images"));
        Directory.CreateDirectory(folder.File("masks"));
        folder.Write("classes.txt", "a\n");

        FluentActions.Invoking(() => Open()).Should().Throw<InvalidDataException>().WithMessage("*Received: no image in *images.*");
    }

    [Theory]
    [InlineData("", "no line")]
    [InlineData("1 2 3 a\nb\n", "1 lines with a color, and 1 without")]
    [InlineData("1 2 3 a\n1 2 3 b\n", "the color of a, b more than once")]
    public void A_list_that_is_none_is_refused(string list, string received) =>
        FluentActions.Invoking(() => MaskClasses.Read(new MemoryStream(Encoding.UTF8.GetBytes(list)), "list.txt")).Should()
            .Throw<InvalidDataException>().WithMessage($"A list of classes has a line for each*Received: {received}. In list.txt.");

    [Fact]
    public void A_list_of_too_many_classes_is_refused() => FluentActions.Invoking(() => MaskClasses.Read(
        new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => $"class {i}\n")))), "list.txt"))
        .Should().Throw<InvalidDataException>().WithMessage("*Received: more than 255 lines. In list.txt.");

    [Fact]
    public void Without_CamVid_shapes_with_masks_stand_in_its_place()
    {
        var scenes = CamVid.Validation(ImageSize.Stretch(30, 40), new DataSource { Cache = folder.File("cache") });

        (scenes.Count, scenes.ClassNames[0]).Should().Be((101, "background"));
        scenes[0].Mask!.Shape.Should().Equal(30, 40);
        scenes[0].Image.Shape.Should().Equal(3, 30, 40);
        scenes.Notice.Should().StartWith("The street scenes of CamVid are not on this machine. So the course drew shapes with masks");
    }

    [RealImages("segmentation/camvid/train")]
    public void With_CamVid_scenes_have_the_classes_that_its_masks_hold()
    {
        var scenes = CamVid.Train(source: RealDataFactAttribute.Source);

        (scenes.Count, scenes.ClassNames.Count, scenes.Notice).Should().Be((24, 11, null));
        scenes[0].Image.Shape.Should().Equal(3, 360, 480);
        var share = scenes[0].Mask!.ToArray().CountBy(label => label).ToDictionary(entry => entry.Key, entry => entry.Value / 172_800.0);
        share.Keys.Should().OnlyContain(label => label == Example.Ignored || (label >= 0 && label <= 10));
        (share[0] + share[1] + share[3]).Should().BeGreaterThan(0.4, "sky, buildings and the road fill most of a street scene");
        CamVid.Validation(source: RealDataFactAttribute.Source).Count.Should().Be(10);
    }

    private SegmentationFolder Open(ImageSize? resize = null) =>
        new(folder.File("images"), folder.File("masks"), folder.File("classes.txt"), resize);

    private void WithMask(int[][] classes)
    {
        folder.Add("images/a.png", classes.Length, classes[0].Length, (_, row, column) => (row + column) / 20f);
        folder.Add("masks/a.png", classes.Length, classes[0].Length, (_, row, column) => classes[row][column] / 255f, channels: 1);
    }
}
