using CourseKit.Tensors;
using CourseKit.Tensors.Display;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>Data set that checks the numbers it is asked for and the labels it gives, and shows itself in a cell.</summary>
/// <param name="name">The name of the set, and of the part of it that this is.</param>
/// <param name="source">The makers of the images, and where they are published.</param>
/// <param name="license">The terms under which the images may be used.</param>
/// <param name="classNames">The class names of the labels from 0 on.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public abstract partial class Dataset(string name, string source, string license, IReadOnlyList<string> classNames) : IDataset, IHtml
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Source => source;

    /// <inheritdoc/>
    public string License => license;

    /// <inheritdoc/>
    public string? Notice { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames => classNames;

    /// <inheritdoc/>
    public abstract int Count { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The example cannot be read, or has a label that no class belongs to.</exception>
    public Example this[int index] => index >= 0 && index < Count ? Checked(Read(index), index)
        : throw new ArgumentOutOfRangeException(nameof(index), Invariant($"{Name} has {Count:N0} examples, from 0 on. Received: {index}."));

    /// <summary>Gets the label of each example where it is known without looking at the images; else null.</summary>
    internal virtual IReadOnlyList<int>? KnownLabels => null;

    /// <summary>Gets the shape of all images, [C, H, W]; null where they differ, or are not known before they are read.</summary>
    internal virtual Shape? ImageShape => null;

    /// <summary>Returns an example.</summary>
    /// <param name="index">The number of the example, which is from 0 to <see cref="Count"/> − 1.</param>
    protected abstract Example Read(int index);

    private Example Checked(Example example, int index)
    {
        if (example.Label is { } label)
        {
            CheckLabel(label, index);
        }

        foreach (var box in example.Boxes)
        {
            CheckLabel(box.Label, index);
        }

        return example;
    }

    /// <summary>Checks that there is a class of a label.</summary>
    private protected void CheckLabel(int label, int index)
    {
        if (label < 0 || label >= ClassNames.Count)
        {
            throw new InvalidDataException(
                Invariant($"The labels of {Name} go from 0 to {ClassNames.Count - 1}. Received: {label}, of example {index}."));
        }
    }
}
