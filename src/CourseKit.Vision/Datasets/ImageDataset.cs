using CourseKit.Tensors;
using CourseKit.Tensors.Display;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>A data set of gray images, each labeled with the class that it shows.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial record ImageDataset : IDataset, IHtml
{
    private readonly IdxArray pixels;
    private Tensor? images;

    /// <param name="name">The name of the set.</param>
    /// <param name="source">The makers of the images.</param>
    /// <param name="license">The terms under which they may be used.</param>
    /// <param name="classNames">The class names of the labels from 0 on.</param>
    /// <param name="pixels">[N, H, W] of bytes, 0 for the background and 255 for full ink.</param>
    /// <param name="labels">The class of each image.</param>
    /// <exception cref="InvalidDataException">Images and labels do not belong together.</exception>
    internal ImageDataset(
        string name, string source, string license, IReadOnlyList<string> classNames, IdxArray pixels, int[] labels)
    {
        if (pixels.Shape.Rank != 3 || pixels.Element != IdxElement.UnsignedByte.Name || labels.Length != pixels.Shape[0])
        {
            throw new InvalidDataException($"Images are [N, H, W] of ubyte with N labels. Received: {pixels} and {labels.Length} labels.");
        }

        foreach (var label in labels)
        {
            if (label < 0 || label >= classNames.Count)
            {
                throw new InvalidDataException(Invariant($"The labels of {name} go from 0 to {classNames.Count - 1}. Received: {label}."));
            }
        }

        (Name, Source, License, ClassNames, this.pixels, Labels) = (name, source, license, classNames, pixels, labels);
    }

    /// <summary>Gets the name of the set, and of the part of it that this is.</summary>
    public string Name { get; }

    /// <summary>Gets the makers of the images, and where they are published.</summary>
    public string Source { get; }

    /// <inheritdoc/>
    public string License { get; }

    /// <summary>Gets a warning to read before trusting the images, such as that they stand in for others; null if there is none.</summary>
    public string? Notice { get; init; }

    /// <summary>Gets the names of the classes, by label from 0 on.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Gets the label of each image, an index into <see cref="ClassNames"/>.</summary>
    public int[] Labels { get; }

    /// <summary>Gets the number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Gets all images as [N, 1, H, W], from 0 for the background to 1 for full ink; made when first asked for.</summary>
    public Tensor Images => images ??= Decode(pixels.Bytes.Span, [Count, 1, .. pixels.Shape[1..]]);

    /// <inheritdoc/>
    public Example this[int index] => new(Image(index).Unsqueeze(0)) { Label = Labels[index] };

    /// <summary>Returns one image as a matrix [H, W], without making all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public Tensor Image(int index) => index >= 0 && index < Count
        ? Decode(pixels.Item(index).Bytes.Span, pixels.Shape[1..])
        : throw new ArgumentOutOfRangeException(nameof(index), Invariant($"{Name} has the images 0 to {Count - 1}. Received: {index}."));

    /// <summary>Returns the first images with their labels; none of them is copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many, or the number is negative.</exception>
    public ImageDataset Take(int count) => count >= 0 && count <= Count
        ? new ImageDataset(Name, Source, License, ClassNames, pixels.Take(count), Labels[..count]) { Notice = Notice }
        : throw new ArgumentOutOfRangeException(nameof(count), Invariant($"{Name} has {Count:N0} images to take from. Received: {count}."));

    private static Tensor Decode(ReadOnlySpan<byte> bytes, Shape shape)
    {
        var tensor = Tensor.Uninitialized(shape);
        var values = tensor.Values;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = bytes[i] / 255f;
        }

        return tensor;
    }
}
