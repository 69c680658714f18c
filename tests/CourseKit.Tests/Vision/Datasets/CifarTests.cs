using CourseKit.Vision.Datasets;
using static CourseKit.Tests.Vision.Datasets.CifarArchives;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class CifarTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_archive_is_downloaded_and_its_batches_are_put_in_order()
    {
        var archive = Archive(Batch);
        var mirrors = new FakeMirrors(("cifar.test", FakeMirrors.Bytes(archive)));

        var train = CifarArchives.Published(archive).Train(null, Source with { Network = mirrors.Network });

        train.Labels.Should().Equal(1, 2, 3, 2, 3, 4, 3, 4, 5, 4, 5, 6, 5, 6, 7);
        train.Name.Should().Be("CIFAR-10, training set");
        train.ClassNames[6].Should().Be("frog");
        CifarArchives.Published(archive).Test(null, Source).Labels.Should().Equal(6, 7, 8);
        mirrors.Asked.Should().HaveCount(1);
    }

    [Fact]
    public void Pixels_come_in_planes_of_red_green_and_blue()
    {
        var example = Unpacked(Batch).Train(5, Source with { Folders = [folder.Path] })[4];

        example.Label.Should().Be(3);
        example.Image.Shape.Should().Equal(3, 32, 32);
        example.Image[0, 1, 5].Should().Be((32 + 5 + 2) / 255f, "the second batch adds 2 to its red values");
        example.Image[1, 31, 31].Should().Be(20 / 255f);
        example.Image[2, 0, 0].Should().Be(201 / 255f, "it is the second record");
    }

    [Theory]
    [InlineData("cifar-10-batches-bin")]
    [InlineData("cifar10/cifar-10-batches-bin")]
    public void An_unpacked_folder_is_found(string place)
    {
        var set = Unpacked(Batch, place);

        set.Test(2, Source with { Folders = [folder.Path] }).Labels.Should().Equal(6, 7);
        set.Test(2, Source with { Folders = [folder.File(place)] }).Labels.Should().Equal(6, 7);
    }

    [Fact]
    public void Few_images_are_read_from_few_batches() =>
        Unpacked(name => name == "data_batch_5.bin" ? [] : Batch(name)).Train(12, Source with { Folders = [folder.Path] })
            .Count.Should().Be(12);

    [Fact]
    public void A_label_that_no_class_belongs_to_is_named_with_its_image() =>
        Reading(name => name == "data_batch_2.bin" ? Batch(8) : Batch(name)).Should().Throw<InvalidDataException>().WithMessage(
            "*data_batch_2.bin has labels from 0 to 9. Received: 10, of image 2. Replace the file by a fresh copy.");

    [Theory]
    [InlineData(9218, "9,218 bytes, 3 images")]
    [InlineData(9220, "9,220 bytes, 3 images")]
    [InlineData(3073, "3,073 bytes, 1 images")]
    public void A_batch_of_another_length_is_refused(int length, string received) => Reading(_ => new byte[length]).Should()
        .Throw<InvalidDataException>().WithMessage(
            $"*data_batch_1.bin holds 3 images of 3,073 bytes each, with their labels. Received: {received}. Replace*");

    [Fact]
    public void An_archive_without_a_batch_is_refused()
    {
        var archive = Archive(name => name == "test_batch.bin" ? null : Batch(name));
        var mirrors = new FakeMirrors(("cifar.test", FakeMirrors.Bytes(archive)));

        FluentActions.Invoking(() => CifarArchives.Published(archive).Test(null, Source with { Network = mirrors.Network })).Should()
            .Throw<InvalidDataException>().WithMessage("cifar10/cifar-10-binary.tar.gz holds test_batch.bin. Received: no test_batch.bin.");
    }

    [Fact]
    public void More_images_than_there_are_cannot_be_had() =>
        FluentActions.Invoking(() => Unpacked(Batch).Train(16, Source with { Folders = [folder.Path] })).Should()
            .Throw<ArgumentOutOfRangeException>().WithMessage("CIFAR-10, training set has 15 images to take from. Received: 16.*");

    [Fact]
    public void Where_it_cannot_be_had_shapes_stand_in_its_place_and_say_so()
    {
        var (train, test) = (Cifar10.Train(20, Source), Cifar10.Test(20, Source));

        train.Images.Shape.Should().Equal(20, 3, 32, 32);
        train.Name.Should().Be("Generated shapes");
        train.Notice.Should().StartWith("The photos of CIFAR-10 are not on this machine and could not be downloaded. So the course drew")
            .And.Contain("They are no photos");
        test.Images.ToArray().Should().NotEqual(train.Images.ToArray());
    }

    private DataSource Source => new() { Cache = folder.File("cache") };

    private CifarArchive Unpacked(Func<string, byte[]> content, string place = "cifar-10-batches-bin")
    {
        Directory.CreateDirectory(folder.File(place));
        foreach (var name in Files)
        {
            File.WriteAllBytes(Path.Combine(folder.File(place), name), content(name));
        }

        return CifarArchives.Published([1]);
    }

    private Action Reading(Func<string, byte[]> content) =>
        () => Unpacked(content).Train(null, Source with { Folders = [folder.Path] });
}
