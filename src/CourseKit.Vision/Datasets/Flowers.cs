using CourseKit.Vision.Datasets.Shapes;
using CourseKit.Vision.Imaging;

namespace CourseKit.Vision.Datasets;

/// <summary>Photos of five kinds of flowers, for a lesson on photos of any size: real ones if they are on this machine; shapes drawn by
/// the course otherwise, and a notice.</summary>
public static class Flowers
{
    private static readonly Substitute Substitute = new(
        "The photos of flowers",
        "So the course drew shapes of five classes itself. They are no flowers: what a network reaches on them says nothing about photos.")
    { IsDownloaded = false };

    /// <summary>Returns photos of daisies, dandelions, roses, sunflowers and tulips, a folder a class.</summary>
    /// <remarks>The TensorFlow authors 2019, http://download.tensorflow.org/example_images/flower_photos.tgz, by photographers of Flickr
    /// whom LICENSE.txt in the folder names. A folder <c>flower_photos</c> of all 3,670 photos, or
    /// <c>flower_photos_small_set</c> with 40 of each kind, is looked for; neither is downloaded.</remarks>
    /// <param name="resize">The way to one size; cropped to 128×128 pixels, if left out.</param>
    /// <param name="source">The places to look for the folder; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    public static IDataset Load(ImageSize? resize = null, DataSource? source = null)
    {
        resize ??= ImageSize.Crop(128, 128);
        return Substitute.Or<IDataset>(() => new ImageFolder(Folder(source), "Flower photos",
            "The TensorFlow authors, photographers of Flickr; see LICENSE.txt in the folder", "CC BY 2.0", resize, skipUnreadable: false),
            notice => Drawn(resize, notice));
    }

    private static string Folder(DataSource? source) => (source ?? DataSource.FromEnvironment()).FindFolder("A folder of flower photos",
        "flower_photos", "photo-classification/flower_photos", "flower_photos_small_set", "photo-classification/flower_photos_small_set");

    private static IDataset Drawn(ImageSize resize, string notice) =>
        new ShapeImages(200, size: 128, classes: 5, seed: 1) { Notice = notice }.Map(example => example with
        {
            Image = resize.Of(Image.From(example.Image)).ToTensor(),
        });
}
