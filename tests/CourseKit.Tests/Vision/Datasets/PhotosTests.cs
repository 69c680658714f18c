using CourseKit.Tests.Vision.Imaging;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class PhotosTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_a_photo_the_course_draws_a_picture_of_its_size_and_says_so()
    {
        var photo = Photos.Palace(Offline);

        (photo.Height, photo.Width, photo.Channels).Should().Be((427, 640, 3));
        photo.Notice.Should().StartWith("The photo is not on this machine and could not be downloaded. So the course drew a picture");
        photo.ToHtml().Should().Contain(photo.Notice!);
    }

    [Fact]
    public void The_drawn_picture_has_edges_of_all_directions_and_a_smooth_sky()
    {
        var picture = Photos.Blossom(Offline).ToGray().ToTensor().Reshape([427, 640]);

        var (across, down) = ((picture[.., 1..] - picture[.., ..^1]).Abs(), (picture[1.., ..] - picture[..^1, ..]).Abs());
        across.Max().Item().Should().BeGreaterThan(0.4f);
        down.Max().Item().Should().BeGreaterThan(0.3f);
        across[..30, ..400].Max().Item().Should().BeLessThan(0.01f, "a sky has one brightness from left to right");
    }

    [Fact]
    public void A_damaged_photo_is_named_with_what_was_expected_and_received()
    {
        Directory.CreateDirectory(folder.File("given/photos"));
        File.WriteAllBytes(folder.File("given/photos/china.jpg"), [1, 2, 3]);

        Photos.Palace(Offline with { Folders = [folder.File("given")] }).Notice.Should()
            .StartWith("The photo cannot be read, so the course drew a picture. ").And.Contain("china.jpg")
            .And.Contain("1c6116212e35016fa7c3b67c81ec1335").And.Contain("5289df737df57326fcdd22597afb1fac");
    }

    [RealImagesTheory("photos")]
    [InlineData("photos/china.jpg")]
    [InlineData("photos/flower.jpg")]
    public void A_photo_is_the_one_that_was_published_and_there_is_nothing_to_say(string name)
    {
        var photo = name == "photos/china.jpg" ? Photos.Palace(RealDataFactAttribute.Source) : Photos.Blossom(RealDataFactAttribute.Source);

        photo.Values.ToArray().Should().Equal(Image.Load(RealData.File(name)).Values.ToArray());
        photo.Notice.Should().BeNull();
    }

    private DataSource Offline => new() { Cache = folder.File("cache"), Network = null };
}
