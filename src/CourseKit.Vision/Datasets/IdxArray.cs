using CourseKit.Tensors;

namespace CourseKit.Vision.Datasets;

/// <summary>The content of an IDX file: numbers of one kind under a shape, left as the bytes that
/// they came in until someone asks.</summary>
public sealed class IdxArray
{
    private readonly IdxElement element;

    internal IdxArray(Shape shape, IdxElement element, ReadOnlyMemory<byte> bytes)
    {
        Shape = shape;
        this.element = element;
        Bytes = bytes;
    }

    /// <summary>Gets the sizes of the axes; the first one counts the items: images, labels.</summary>
    public Shape Shape { get; }

    /// <summary>Gets the kind of number as the format calls it: ubyte, sbyte, short, int, float or double.</summary>
    public string Element => element.Name;

    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Returns the first items along the first axis; nothing is copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many, or the number is negative.</exception>
    public IdxArray Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Shape[0]);
        var shape = Shape.With(0, count);
        return new IdxArray(shape, element, Bytes[..((int)shape.Elements * element.Size)]);
    }

    internal IdxArray Item(int index)
    {
        var shape = Shape.Without(0);
        var size = (int)shape.Elements * element.Size;
        return new IdxArray(shape, element, Bytes.Slice(index * size, size));
    }

    /// <summary>Returns the numbers as they stand in the file; an int or a double is rounded to the nearest float.</summary>
    public Tensor ToTensor()
    {
        var tensor = Tensor.Uninitialized(Shape);
        var values = tensor.Values;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)Number(i);
        }

        return tensor;
    }

    /// <summary>Returns the numbers in row-major order, as labels are wanted.</summary>
    /// <exception cref="InvalidOperationException">The file holds floats or doubles.</exception>
    public int[] ToIntegers() => element.IsWhole
        ? [.. Enumerable.Range(0, (int)Shape.Elements).Select(i => (int)Number(i))]
        : throw new InvalidOperationException(
            $"Whole numbers come from files of ubyte, sbyte, short or int. Received: {Element}. Use ToTensor().");

    /// <summary>Returns shape and kind: <c>[60000, 28, 28] of ubyte</c>.</summary>
    public override string ToString() => $"{Shape} of {Element}";

    private double Number(int index) => element.Read(Bytes.Span[(index * element.Size)..]);
}
