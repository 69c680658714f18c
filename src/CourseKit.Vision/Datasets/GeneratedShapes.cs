using CourseKit.Vision.Datasets.Shapes;

namespace CourseKit.Vision.Datasets;

/// <summary>Shapes that are drawn, for each of the three tasks: circles, squares, triangles, stars, crosses, rings, crescents, half disks,
/// arrows and hearts.</summary>
/// <remarks>
/// Of any size, turn and color on a spotted background, with bars that belong to no class, and noise; so neither color nor place nor
/// the number of bright pixels tells the class. An image is drawn when it is asked for, from the seed and its number alone: the first
/// ones are the same however many there are, on every machine.
/// </remarks>
public static class GeneratedShapes
{
    /// <summary>Returns images of one shape each, with its class as label, in which as many images show each class.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="size">The side of an image in pixels, from 24 to 512.</param>
    /// <param name="classes">The number of kinds of shapes, from 2 to 10.</param>
    /// <param name="seed">The seed of the set: one to measure on has another seed than the one to learn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static IDataset Classification(int count, int size = 32, int classes = 10, ulong seed = 1) =>
        new ShapeImages(count, size, Checked(classes), seed);

    /// <summary>Returns images of 1 to 5 shapes, with the box of each.</summary>
    /// <remarks>A box bounds the pixels of the shape that are seen, as in Pascal VOC and COCO; at least half of each shape is seen. A pixel
    /// belongs to the shape in front that covers at least half of it.</remarks>
    /// <inheritdoc cref="Classification"/>
    public static IDataset Detection(int count, int size = 64, int classes = 5, ulong seed = 1) =>
        new ShapeBoxes(count, size, Checked(classes), seed);

    /// <summary>Returns images of 1 to 5 shapes, with the class of each pixel: 0 for the background, then the shapes.</summary>
    /// <remarks>A pixel belongs to the shape in front that covers at least half of it. The images are those of
    /// <see cref="Detection"/>.</remarks>
    /// <inheritdoc cref="Classification"/>
    public static IDataset Segmentation(int count, int size = 64, int classes = 5, ulong seed = 1) =>
        new ShapeMasks(count, size, Checked(classes), seed);

    private static int Checked(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, Silhouette.All.Count);
        return classes;
    }
}
