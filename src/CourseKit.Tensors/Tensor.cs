using System.Globalization;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <summary>A block of 32-bit floating-point numbers with a shape: the one value that everything in the course computes with.</summary>
/// <remarks>
/// <para>Written as a collection: <c>Tensor kernel = [[1, -1], [2, 0]];</c> has shape <c>[2, 2]</c>. A plain number is a tensor of shape <c>[]</c>.</para>
/// <para>Values lie in row-major order, without gaps; images are <c>[N, C, H, W]</c>. Operations return new tensors and leave their inputs alone.</para>
/// </remarks>
[CollectionBuilder(typeof(Tensor), nameof(Stack))]
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial class Tensor : IHtml
{
    private readonly float[] values;

    internal Tensor(Shape shape, float[] values)
    {
        Shape = shape;
        this.values = values;
    }

    /// <summary>The sizes of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>All values in row-major order; writing to them changes this tensor.</summary>
    /// <remarks>What is written here is not seen by <see cref="Backward()"/>: no operation stands behind it.</remarks>
    public Span<float> Data => values;

    /// <summary>A tensor of zeros.</summary>
    public static Tensor Zeros(Shape shape) => new(shape, new float[Room(shape)]);

    /// <summary>A tensor of ones.</summary>
    public static Tensor Ones(Shape shape) => Full(shape, 1);

    /// <summary>A tensor that holds one value everywhere.</summary>
    public static Tensor Full(Shape shape, float value)
    {
        var full = Zeros(shape);
        full.values.AsSpan().Fill(value);
        return full;
    }

    /// <summary>A tensor whose values follow from their place: <c>FromIndex([3, 4], at => at[0] == at[1] ? 1 : 0)</c>.</summary>
    public static Tensor FromIndex(Shape shape, Func<int[], float> value)
    {
        var tensor = Zeros(shape);
        var place = new int[shape.Rank];
        for (var i = 0; i < tensor.values.Length; i++)
        {
            tensor.values[i] = value(place);
            for (var axis = shape.Rank - 1; axis >= 0 && ++place[axis] == shape[axis]; axis--)
            {
                place[axis] = 0;
            }
        }

        return tensor;
    }

    /// <summary>A copy of the given values, in row-major order.</summary>
    /// <exception cref="ShapeException">There are more or fewer values than the shape holds.</exception>
    public static Tensor From(Shape shape, ReadOnlySpan<float> values) => values.Length == shape.Elements
        ? new Tensor(shape, values.ToArray())
        : throw new ShapeException($"Shape {shape} holds {shape.Elements} values.", $"{values.Length} values");

    /// <summary>The numbers 0, 1, 2, … in one row.</summary>
    public static Tensor Range(int count) => FromIndex([count], at => at[0]);

    /// <summary>A number as a tensor of shape <c>[]</c>.</summary>
    public static implicit operator Tensor(float value) => new([], [value]);

    /// <summary>One value, by its place along every axis. Assigning changes this tensor, unseen by <see cref="Backward()"/>.</summary>
    /// <exception cref="ShapeException">There are more or fewer indices than axes.</exception>
    /// <exception cref="IndexOutOfRangeException">An index lies outside its axis.</exception>
    [IndexerName("At")]
    public float this[params ReadOnlySpan<int> place]
    {
        get => values[Offset(place)];
        set => values[Offset(place)] = value;
    }

    /// <summary>The only value of a tensor that holds just one.</summary>
    /// <exception cref="ShapeException">It holds more or fewer.</exception>
    public float Item() => values.Length == 1
        ? values[0]
        : throw new ShapeException("Item() takes the value of a tensor that holds exactly one.", $"shape {Shape}");

    /// <summary>A copy of the values as an array.</summary>
    public float[] ToArray() => [.. values];

    /// <summary>The parts along the first axis, as <c>foreach</c> sees them: the rows of a matrix, the images of a batch.</summary>
    /// <exception cref="ShapeException">A single number has no parts.</exception>
    public IEnumerator<Tensor> GetEnumerator()
    {
        for (var i = 0; i < Shape[0]; i++)
        {
            yield return Select(0, i);
        }
    }

    private int Offset(ReadOnlySpan<int> place)
    {
        if (place.Length != Shape.Rank)
        {
            throw new ShapeException($"A value of a tensor of shape {Shape} has {Shape.Rank} indices.", $"[{string.Join(", ", place.ToArray())}]");
        }

        var offset = 0;
        for (var axis = 0; axis < place.Length; axis++)
        {
            if ((uint)place[axis] >= (uint)Shape[axis])
            {
                throw new IndexOutOfRangeException($"Axis {axis} of shape {Shape} goes from 0 to {Shape[axis] - 1}. Received: {place[axis]}.");
            }

            offset = (offset * Shape[axis]) + place[axis];
        }

        return offset;
    }

    private static int Room(Shape shape) => shape.Elements <= Array.MaxLength
        ? (int)shape.Elements
        : throw new ShapeException($"A tensor holds at most {Grouped(Array.MaxLength)} values.", $"{shape}, {Grouped(shape.Elements)} values");

    private static string Grouped(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
