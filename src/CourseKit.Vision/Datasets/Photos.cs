using CourseKit.Vision.Imaging;

namespace CourseKit.Vision.Datasets;

/// <summary>Photos for a lesson, whatever the machine has: real ones if they can be had, a picture drawn by the course otherwise.</summary>
public static class Photos
{
    private static readonly Uri[] Mirrors =
        [new("https://raw.githubusercontent.com/scikit-learn/scikit-learn/1.5.0/sklearn/datasets/images/")];

    private static readonly PublishedFile China = new("photos", "china.jpg", 196_653, "1c6116212e35016fa7c3b67c81ec1335", Mirrors),
        Flower = new("photos", "flower.jpg", 142_987, "5896f0d20066ea484089d086cd8e5a8d", Mirrors);

    /// <summary>Returns a photo of a palace, 640×427 pixels in color, with edges of all directions; where it cannot be had, a drawn
    /// picture, whose <see cref="Image.Notice"/> says so.</summary>
    /// <param name="source">The places to look for the photo; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <remarks>By danielbuechele, CC BY 2.0, https://www.flickr.com/photos/danielbuechele/6061409035.</remarks>
    public static Image Palace(DataSource? source = null) => Load(China, source);

    /// <summary>Returns a photo of a flower, 640×427 pixels in color; where it cannot be had, a drawn picture, whose
    /// <see cref="Image.Notice"/> says so.</summary>
    /// <param name="source">The places to look for the photo; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <remarks>By vultilion, CC BY 2.0, https://www.flickr.com/photos/vultilion/6056698931.</remarks>
    public static Image Blossom(DataSource? source = null) => Load(Flower, source);

    private static Image Load(PublishedFile photo, DataSource? source)
    {
        try
        {
            using var file = (source ?? DataSource.FromEnvironment()).Open(photo);
            return Image.Load(file, photo.Name);
        }
        catch (Exception reason) when (reason is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Image.From(DrawnScene.Draw()).With(notice: reason is DataUnavailableException
                ? "The photo is not on this machine and could not be downloaded. So the course drew a picture, and the lesson works " +
                    "with it."
                : $"The photo cannot be read, so the course drew a picture. {reason.Message}");
        }
    }
}
