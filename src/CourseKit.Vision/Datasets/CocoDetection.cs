using CourseKit.Tensors;
using CourseKit.Tensors.Files;
using CourseKit.Vision.Datasets.Annotations;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>Images in a folder, with the boxes of an annotation file in the form of COCO («instances»).</summary>
/// <remarks>https://cocodataset.org/#format-data. A box [x, y, width, height] becomes corners, cut off at the border of its image; the
/// categories, sorted by their numbers, are the classes from 0 on. Boxes around crowds are left out, as detectors are trained. Images are
/// decoded when they are asked for, in color.</remarks>
public sealed class CocoDetection : Dataset
{
    private readonly IReadOnlyList<CocoImage> images;
    private readonly string folder;
    private readonly ImageSize? resize;

    /// <summary>Reads the annotations, and looks for the images.</summary>
    /// <param name="folder">The folder of the images.</param>
    /// <param name="annotations">The annotation file.</param>
    /// <param name="resize">The way to one size, which batches need; null to leave images as they are.</param>
    /// <param name="skipMissing">True to leave out images that are not in the folder, which <see cref="Dataset.Notice"/> then says; false
    /// for an error that names them.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">There is no such annotation file, or an image is missing.</exception>
    /// <exception cref="InvalidDataException">The annotations are damaged; the message says where.</exception>
    public CocoDetection(string folder, string annotations, ImageSize? resize = null, bool skipMissing = false)
        : this(folder, annotations, CocoAnnotations.Read(annotations), resize, skipMissing)
    {
    }

    private CocoDetection(string folder, string file, CocoAnnotations annotations, ImageSize? resize, bool skipMissing)
        : base(Path.GetFileNameWithoutExtension(file), Path.GetFullPath(file), "that of the images; the annotations of COCO are CC BY 4.0",
            annotations.ClassNames)
    {
        PictureFile.CheckFolder(folder, "The images of annotations are read from a folder.");
        (this.folder, this.resize) = (folder, resize);
        var present = Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToHashSet();
        images = [.. annotations.Images.Where(image => present.Contains(image.File))];
        var missing = annotations.Images.Where(image => !present.Contains(image.File)).Select(image => image.File).ToList();
        if (missing is not [] && (!skipMissing || images is []))
        {
            throw new FileNotFoundException(
                Invariant($"Each image of the annotations is in the folder {Excerpt.Of(folder)}. Received: {missing.Count:N0} of ")
                + Invariant($"{annotations.Images.Count:N0} missing: {Excerpt.Of(missing)}. ")
                + "Add them, or leave them out with skipMissing: true.");
        }

        Notice = missing is [] ? null
            : Invariant($"Of {annotations.Images.Count:N0} images {missing.Count:N0} are not in the folder and are left out.");
    }

    /// <inheritdoc/>
    public override int Count => images.Count;

    internal override Shape? ImageShape => resize is null ? null : [3, resize.Height, resize.Width];

    internal override string Contents => Invariant($"{base.Contents}, {images.Sum(image => image.Boxes.Count):N0} objects");

    internal override IReadOnlyList<int> CountsByClass
    {
        get
        {
            var counts = new int[ClassNames.Count];
            foreach (var box in images.SelectMany(image => image.Boxes))
            {
                counts[box.Label]++;
            }

            return counts;
        }
    }

    /// <inheritdoc/>
    protected override Example Read(int index)
    {
        var (annotated, image) = (images[index], new PictureFile(folder, images[index].File).Load().ToColor());
        if ((image.Height, image.Width) != (annotated.Height, annotated.Width))
        {
            throw new InvalidDataException(
                Invariant($"An image has the size of its annotations, {annotated.Height}×{annotated.Width} (height × width). Received: ")
                + Invariant($"{image.Height}×{image.Width}, in {annotated.File}. Use the images as they were annotated."));
        }

        return new((resize?.Of(image) ?? image).ToTensor())
        {
            Boxes = resize is null ? annotated.Boxes
                : [.. from labeled in annotated.Boxes
                      let box = resize.Of(labeled.Box, annotated.Height, annotated.Width)
                      where box is not null
                      select labeled with { Box = box.Value }],
        };
    }
}
