using CourseKit.Tensors;
using CourseKit.Tensors.Files;
using CourseKit.Vision.Datasets.Annotations;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>Images in one folder, and in another one masks of the same names, which give the class of each pixel.</summary>
/// <remarks>A mask is gray, its values the numbers of the classes, or has a color for each class. Pixels of a class called void,
/// unlabeled or the like, and gray ones of 255, become <see cref="Example.Ignored"/>. Files are decoded when they are asked for, images
/// in color.</remarks>
public sealed class SegmentationFolder : Dataset
{
    private const string Rule = "Images and masks are read from two folders.";

    private readonly IReadOnlyList<(PictureFile Image, PictureFile Mask)> pairs;
    private readonly MaskClasses classes;
    private readonly ImageSize? resize;

    /// <summary>Looks through the folders.</summary>
    /// <param name="images">The folder of the images.</param>
    /// <param name="masks">The folder of the masks: PNG, BMP or lossless WebP, each with the name of its image but for the ending.</param>
    /// <param name="classes">The file that lists the classes in the order of their numbers, a line each: <c>sky</c>, or with the color of
    /// the masks <c>128 128 128 sky</c> or <c>sky,128,128,128</c>.</param>
    /// <param name="resize">The way to one size, which batches need; null to leave images as they are.</param>
    /// <exception cref="DirectoryNotFoundException">A folder does not exist.</exception>
    /// <exception cref="InvalidDataException">There is no image, an image has no mask, or the list cannot be read.</exception>
    public SegmentationFolder(string images, string masks, string classes, ImageSize? resize = null)
        : this(images, masks, MaskClasses.Read(classes), Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(images))),
            Path.GetFullPath(images), "that of the images in the folder", resize)
    {
    }

    internal SegmentationFolder(
        string images, string masks, MaskClasses classes, string name, string source, string license, ImageSize? resize)
        : base(name, source, license, classes.Names)
    {
        (this.classes, this.resize) = (classes, resize);
        PictureFile.CheckFolder(images, Rule);
        PictureFile.CheckFolder(masks, Rule);
        var byName = PictureFile.In(masks).ToLookup(mask => Path.GetFileNameWithoutExtension(mask.Name));
        pairs = [.. from image in PictureFile.In(images)
                    select (image, byName[Path.GetFileNameWithoutExtension(image.Name)].FirstOrDefault()!)];
        if (pairs is [])
        {
            throw new InvalidDataException($"{Rule} Received: no image in {Excerpt.Of(images)}. Name a folder of images.");
        }

        string[] alone = [.. pairs.Where(pair => pair.Mask is null).Select(pair => pair.Image.Name)];
        if (alone is not [])
        {
            throw new InvalidDataException(Invariant($"Each image has a mask of the same name in {Excerpt.Of(masks)}. Received: ")
                + Invariant($"no mask of {alone.Length:N0} of {pairs.Count:N0}: {Excerpt.Of(alone)}. Add masks, or remove these images."));
        }
    }

    /// <inheritdoc/>
    public override int Count => pairs.Count;

    internal override Shape? ImageShape => resize is null ? null : [3, resize.Height, resize.Width];

    /// <inheritdoc/>
    protected override Example Read(int index)
    {
        var (image, mask) = (pairs[index].Image.Load().ToColor(), pairs[index].Mask.Load());
        if ((image.Height, image.Width) != (mask.Height, mask.Width))
        {
            throw new InvalidDataException(Invariant($"A mask has the size of its image, {image.Height}×{image.Width} (height × width). ")
                + Invariant($"Received: {mask.Height}×{mask.Width}, in {pairs[index].Mask.Name}. Replace or remove both files."));
        }

        var labels = classes.LabelsOf(mask, pairs[index].Mask.Name);
        return new((resize?.Of(image) ?? image).ToTensor()) { Mask = resize?.Of(labels) ?? labels };
    }
}
