using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class ImageFolderTests : IDisposable
{
    private readonly FolderOfImages folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Folders_are_classes_in_the_order_of_their_names_and_images_too()
    {
        folder.Add("set/tulips/b.png", 0.2f);
        folder.Add("set/tulips/a.jpg", 0.6f);
        folder.Add("set/Daisies/deep/er/c.png", 0.8f);
        folder.Write("set/tulips/readme.txt", "no image");
        folder.Add("set/tulips/.hidden.png");
        folder.Add("set/.ipynb_checkpoints/x.png");

        var set = new ImageFolder(folder.File("set"));

        set.ClassNames.Should().Equal("Daisies", "tulips");
        set.Files.Select(path => Path.GetRelativePath(folder.File("set"), path).Replace('\\', '/')).Should()
            .Equal("Daisies/deep/er/c.png", "tulips/a.jpg", "tulips/b.png");
        Enumerable.Range(0, 3).Select(index => set[index].Label).Should().Equal(0, 1, 1);
        set[2].Image.Shape.Should().Equal(3, 4, 6);
        set[2].Image[0, 0, 0].Should().BeApproximately(0.2f, 0.003f);
        set.Name.Should().Be("set");
        set.ToString().Should().StartWith("set: 3 images\nSource: ").And.EndWith("Daisies      1\ntulips       2");
    }

    [Fact]
    public void Gray_images_come_in_three_channels_like_the_others()
    {
        folder.Add("a/gray.png", 2, 3, (_, row, column) => (row + column) / 5f, channels: 1);

        new ImageFolder(folder.Path)[0].Image.Shape.Should().Equal(3, 2, 3);
    }

    [Fact]
    public void Images_of_all_sizes_are_brought_to_one_by_stretching_or_cropping()
    {
        // The left half is black, the right half white; a crop to a square keeps the middle.
        folder.Add("a/wide.png", 10, 40, (_, _, column) => column < 20 ? 0 : 1);
        folder.Add("a/tall.png", 30, 10, (_, row, _) => row < 10 ? 0 : 1);

        var (cropped, stretched) =
            (new ImageFolder(folder.Path, ImageSize.Crop(10, 10)), new ImageFolder(folder.Path, ImageSize.Stretch(8, 12)));

        cropped[1].Image[..1, 5..6, ..].ToArray().Should().Equal(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        cropped[0].Image[2.., .., 3..4].ToArray().Should().Equal(Enumerable.Repeat(1f, 10), "rows 10 to 19 of 30 are white");
        stretched[0].Image.Shape.Should().Equal(3, 8, 12);
        stretched.ToString().Should().StartWith($"{stretched.Name}: 2 images of 8×12 pixels");
    }

    [Fact]
    public void Examples_are_the_same_from_all_threads_at_once()
    {
        for (var number = 0; number < 20; number++)
        {
            folder.Add($"a/{number:00}.png", number / 20f);
        }

        var set = new ImageFolder(folder.Path, ImageSize.Stretch(3, 3));
        var alone = Enumerable.Range(0, set.Count).Select(index => set[index].Image.ToArray()).ToList();

        Parallel.For(0, 200, index => set[index % 20].Image.ToArray().Should().Equal(alone[index % 20]));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named() => Reading("absent").Should().Throw<DirectoryNotFoundException>().WithMessage(
        $"Images of classes are read from a folder that holds a folder for each class. Received: {folder.File("absent")}, "
            + "which does not exist. Name an existing folder.");

    [Fact]
    public void An_empty_folder_is_refused()
    {
        Directory.CreateDirectory(folder.File("set"));

        Reading("set").Should().Throw<InvalidDataException>().WithMessage(
            "Images of classes are read from a folder that holds a folder for each class. Received: *set, which holds no folders. "
                + "Put the images of each class into a folder of its own, named like the class.");
    }

    [Fact]
    public void Images_without_folders_of_classes_are_refused()
    {
        folder.Add("set/a.png");
        folder.Add("set/b.png");

        Reading("set").Should().Throw<InvalidDataException>().WithMessage("*set, which holds no folders, but 2 images. Put the images*");
    }

    [Fact]
    public void Classes_without_images_are_named()
    {
        folder.Add("set/a/1.png");
        folder.Write("set/b/notes.txt", "no image");
        Directory.CreateDirectory(folder.File("set/c"));

        Reading("set").Should().Throw<InvalidDataException>().WithMessage(
            "Each class of an image folder has an image. Received: no image (.jpg, .jpeg, .png, .webp, .bmp, .gif) in b, c of *set. "
                + "Add images of these classes, or remove their folders.");
    }

    [Fact]
    public void An_image_that_cannot_be_read_is_an_error_that_names_it_and_the_others_are_had()
    {
        WithADamagedImage();
        var set = new ImageFolder(folder.File("set"));

        set.Invoking(images => images[1]).Should().Throw<InvalidDataException>().WithMessage(
            "*Received: *bad.jpg, which *. Replace or remove this file of set, or leave such files out with "
                + "skipUnreadable: true.");
        set[2].Label.Should().Be(1);
    }

    [Fact]
    public void Images_that_cannot_be_read_are_left_out_by_choice_and_named()
    {
        WithADamagedImage();
        folder.Write("set/b/empty.png", []);

        var set = new ImageFolder(folder.File("set"), skipUnreadable: true);

        set.Files.Select(path => Path.GetFileName(path)).Should().Equal("a.png", "1.png");
        set.Notice!.Replace('\\', '/').Should().Be("Of 4 images 2 cannot be read and are left out: a/bad.jpg, b/empty.png.");
        set[1].Label.Should().Be(1);
    }

    [Fact]
    public void Where_all_images_can_be_read_there_is_nothing_to_say()
    {
        folder.Add("set/a/1.png");

        new ImageFolder(folder.File("set"), skipUnreadable: true).Notice.Should().BeNull();
    }

    [Fact]
    public void A_class_of_which_no_image_can_be_read_is_named()
    {
        folder.Add("set/a/1.png");
        folder.Write("set/b/bad.png", [1, 2, 3, 4]);

        FluentActions.Invoking(() => new ImageFolder(folder.File("set"), skipUnreadable: true)).Should().Throw<InvalidDataException>()
            .WithMessage("*Received: no image that can be read in b of *");
    }

    [Fact]
    public void Without_the_flowers_shapes_stand_in_their_place()
    {
        var flowers = Flowers.Load(ImageSize.Crop(40, 60), new DataSource { Cache = folder.File("cache") });

        (flowers.Count, flowers.ClassNames.Count).Should().Be((200, 5));
        flowers[7].Image.Shape.Should().Equal(3, 40, 60);
        flowers.Notice.Should().StartWith("The photos of flowers are not on this machine. So the course drew shapes");
    }

    [RealImages("photo-classification/flower_photos_small_set")]
    public void With_the_flowers_they_are_forty_photos_of_each_kind()
    {
        var flowers = Flowers.Load(source: RealDataFactAttribute.Source);

        flowers.ClassNames.Should().Equal("daisy", "dandelion", "roses", "sunflowers", "tulips");
        flowers.Count.Should().Be(200);
        flowers.Notice.Should().BeNull();
        var (train, test) = flowers.Split(0.8);
        train.ToString().Should().Contain("Flower photos: 160 images of 128×128 pixels").And.Contain("roses          32");
        test[39].Label.Should().Be(4);
        test[39].Image.Shape.Should().Equal(3, 128, 128);
    }

    private Action Reading(string name) => () => _ = new ImageFolder(folder.File(name));

    private void WithADamagedImage()
    {
        folder.Add("set/a/a.png");
        folder.Write("set/a/bad.jpg", [1, 2, 3, 4, 5, 6, 7, 8]);
        folder.Add("set/b/1.png");
    }
}
