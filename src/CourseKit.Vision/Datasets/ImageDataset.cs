using CourseKit.Tensors;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>A data set of images of one size, gray or in color, each labeled with the class that it shows; all of them in memory.</summary>
public sealed class ImageDataset : Dataset
{
    private readonly IdxArray pixels;
    private Tensor? images;

    /// <param name="name">The name of the set.</param>
    /// <param name="source">The makers of the images.</param>
    /// <param name="license">The terms under which they may be used.</param>
    /// <param name="classNames">The class names of the labels from 0 on.</param>
    /// <param name="pixels">[N, H, W] or [N, 3, H, W] of bytes, 0 for the background of a drawing and 255 for full ink.</param>
    /// <param name="labels">The class of each image.</param>
    /// <exception cref="InvalidDataException">Images and labels do not belong together.</exception>
    internal ImageDataset(
        string name, string source, string license, IReadOnlyList<string> classNames, IdxArray pixels, int[] labels)
        : base(name, source, license, classNames)
    {
        if (pixels.Shape is not ([_, _, _] or [_, 3, _, _]) || pixels.Element != IdxElement.UnsignedByte.Name
            || labels.Length != pixels.Shape[0])
        {
            throw new InvalidDataException(
                $"Images are [N, H, W] or [N, 3, H, W] of ubyte with N labels. Received: {pixels} and {labels.Length} labels.");
        }

        foreach (var (index, label) in labels.Index())
        {
            CheckLabel(label, index);
        }

        (this.pixels, Labels) = (pixels, labels);
    }

    /// <summary>Gets the label of each image, an index into <see cref="Dataset.ClassNames"/>.</summary>
    public int[] Labels { get; }

    /// <summary>Gets the number of images.</summary>
    public override int Count => Labels.Length;

    /// <summary>Gets all images as [N, C, H, W], from 0 for the background of a drawing to 1 for full ink; made when first asked
    /// for.</summary>
    public Tensor Images => images ??= Decode(pixels.Bytes.Span, [Count, .. ImageShape!.Value]);

    /// <inheritdoc/>
    internal override Shape? ImageShape => pixels.Shape is [_, var height, var width] ? [1, height, width] : pixels.Shape[1..];

    /// <inheritdoc/>
    internal override IReadOnlyList<int> KnownLabels => Labels;

    /// <summary>Returns one image as a matrix [H, W] if it is gray, or [3, H, W] in color, without making all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public Tensor Image(int index) => index >= 0 && index < Count
        ? Decode(pixels.Item(index).Bytes.Span, pixels.Shape[1..])
        : throw new ArgumentOutOfRangeException(nameof(index), Invariant($"{Name} has the images 0 to {Count - 1}. Received: {index}."));

    /// <summary>Returns the first images with their labels; none of them is copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many, or the number is negative.</exception>
    public ImageDataset Take(int count) => count >= 0 && count <= Count
        ? new ImageDataset(Name, Source, License, ClassNames, pixels.Take(count), Labels[..count]) { Notice = Notice }
        : throw Subset.TooFew(this, count);

    /// <summary>The set with a warning to read before trusting it.</summary>
    internal ImageDataset With(string notice) => new(Name, Source, License, ClassNames, pixels, Labels) { Notice = notice };

    /// <inheritdoc/>
    protected override Example Read(int index) =>
        new(Decode(pixels.Item(index).Bytes.Span, ImageShape!.Value)) { Label = Labels[index] };

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
