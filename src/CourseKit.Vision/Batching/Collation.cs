using CourseKit.Networks.Training;
using CourseKit.Tensors;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Vision.Batching;

/// <summary>Batch in the making: its examples one after the other, copied into one tensor.</summary>
/// <remarks>The first example says what the labels are: class maps [N, H, W] if it has a mask, else classes [N] if it has one, else
/// boxes [M, 6], each the place in the batch, the class, and left, top, right and bottom.</remarks>
/// <param name="set">The data set, for messages.</param>
/// <param name="count">The number of examples.</param>
internal sealed class Collation(IDataset set, int count)
{
    private readonly List<float> boxes = [];
    private int filled;
    private (int Index, Example Example) first;
    private Tensor? images, labels;

    /// <summary>Gets the number of examples when all are there.</summary>
    public int Count => count;

    /// <summary>Adds an example.</summary>
    /// <param name="index">The number of the example in the set.</param>
    /// <param name="example">The example.</param>
    /// <exception cref="ShapeException">It differs in size or in the kind of its labels from the first one.</exception>
    public void Add(int index, Example example)
    {
        if (images is null)
        {
            first = (index, example);
            images = Tensor.Uninitialized([count, .. example.Image.Shape], nameof(Loader));
            labels = example.Mask is { } map ? Tensor.Uninitialized([count, .. map.Shape], nameof(Loader))
                : example.Label is null ? null : Tensor.Uninitialized([count], nameof(Loader));
        }

        if (Kind(example) != Kind(first.Example))
        {
            throw new ShapeException("The examples of a set have labels of one kind.",
                Invariant($"{Kind(first.Example)} of example {first.Index} and {Kind(example)} of example {index} of {set.Name}"));
        }

        Copy(example.Image, first.Example.Image, images, index, "images");
        if (example.Mask is { } mask)
        {
            Copy(mask, first.Example.Mask!, labels!, index, "masks");
        }
        else if (example.Label is { } label)
        {
            labels!.Values[filled] = label;
        }
        else
        {
            foreach (var (of, box) in example.Boxes)
            {
                boxes.AddRange(filled, of, box.Left, box.Top, box.Right, box.Bottom);
            }
        }

        filled++;
    }

    /// <summary>Returns the batch, all of whose examples have been added.</summary>
    public Batch ToBatch() => new(images!, labels ?? Tensor.From([boxes.Count / 6, 6], [.. boxes]));

    private static string Kind(Example example) =>
        example.Mask is not null ? "a mask" : example.Label is not null ? "a class" : "boxes";

    private void Copy(Tensor part, Tensor ofFirst, Tensor whole, int index, string what)
    {
        if (part.Shape != ofFirst.Shape)
        {
            throw new ShapeException(
                $"The {what} of a batch have one size; new Resize(height, width) in the augmentation brings them to it.",
                Invariant($"{ofFirst.Shape} of example {first.Index} and {part.Shape} of example {index} of {set.Name}"));
        }

        part.Values.CopyTo(whole.Values[(filled * part.Count)..]);
        GC.KeepAlive(part);
    }
}
