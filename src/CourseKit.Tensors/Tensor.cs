using System.Globalization;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors;

/// <summary>A block of 32-bit floating-point numbers with a shape: the one value that everything in the course computes with.</summary>
/// <remarks>
/// <para>Written as a collection: <c>Tensor kernel = [[1, -1], [2, 0]];</c> has shape <c>[2, 2]</c>.
/// A plain number is a tensor of shape <c>[]</c>.</para>
/// <para>Values lie in row-major order, without gaps; images are <c>[N, C, H, W]</c>. Operations
/// return new tensors and leave their inputs alone.</para>
/// </remarks>
[CollectionBuilder(typeof(Tensor), nameof(Stack))]
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial class Tensor : IHtml
{
    private Storage? storage;

    private Tensor(Shape shape, Storage storage)
    {
        Shape = shape;
        this.storage = storage;
        temporaries?.Add(this);
    }

    /// <summary>Gets the sizes of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>Gets all values in row-major order; writing to them changes this tensor.</summary>
    /// <remarks>Writes have no gradient, and <see cref="Backward()"/> refuses where a gradient needs the values from before.</remarks>
    public Span<float> Data
    {
        get
        {
            Own();
            NoteLending();
            return Storage.Lend();
        }
    }

    /// <summary>Returns the array in which the values lie, for a reader who keeps it; as with <see cref="Data"/>, writing to it changes
    /// this tensor.</summary>
    internal ArraySegment<float> Lend()
    {
        Own();
        NoteLending();
        return Storage.LendArray();
    }

    /// <summary>Gets the number of values.</summary>
    internal int Count => Storage.Length;

    /// <summary>Gets the values for the engine's own use: the span must not outlive the operation, which ends with a look at this
    /// tensor.</summary>
    internal Span<float> Values => Storage.Span;

    /// <summary>Gets the address of the values, at the start of a cache line, under the same condition as <see cref="Values"/>.</summary>
    internal unsafe float* Pointer => Storage.Pointer;

    /// <summary>Gets the address of the values for writing: a copy of them if other tensors held them too.</summary>
    internal unsafe float* PointerToWrite
    {
        get
        {
            NoteWrite();
            return Own().Pointer;
        }
    }

    private Storage Storage => storage ?? throw new InvalidOperationException(
        "The values of this tensor have been let go: it was one of the steps inside a network, which keeps them only as long as " +
            "gradients need them.");

    /// <summary>Returns a tensor of zeros.</summary>
    public static Tensor Zeros(Shape shape) => Full(shape, 0);

    /// <summary>Returns a tensor of ones.</summary>
    public static Tensor Ones(Shape shape) => Full(shape, 1);

    /// <summary>Returns a tensor that holds one value everywhere.</summary>
    public static Tensor Full(Shape shape, double value)
    {
        var full = Uninitialized(shape);
        full.Values.Fill((float)value);
        return full;
    }

    /// <summary>Returns a tensor whose values are a function of their index: <c>FromIndex([3, 4], at => at[0] == at[1] ? 1 :
    /// 0)</c>.</summary>
    public static Tensor FromIndex(Shape shape, Func<int[], double> value)
    {
        var tensor = Uninitialized(shape);
        var place = new int[shape.Rank];
        for (var i = 0; i < tensor.Count; i++)
        {
            tensor.Values[i] = (float)value(place);
            for (var axis = shape.Rank - 1; axis >= 0 && ++place[axis] == shape[axis]; axis--)
            {
                place[axis] = 0;
            }
        }

        return tensor;
    }

    /// <summary>Returns a tensor with a copy of the given values, in row-major order.</summary>
    /// <exception cref="ShapeException">There are more or fewer values than the shape holds.</exception>
    public static Tensor From(Shape shape, ReadOnlySpan<float> values)
    {
        if (values.Length != shape.Elements)
        {
            throw new ShapeException($"Shape {shape} holds {shape.Elements} values.", $"{values.Length} values");
        }

        var tensor = Uninitialized(shape);
        values.CopyTo(tensor.Values);
        return tensor;
    }

    /// <summary>Returns the numbers 0, 1, 2, … in one row.</summary>
    public static Tensor Range(int count) => FromIndex([count], at => at[0]);

    /// <summary>A number as a tensor of shape <c>[]</c>.</summary>
    public static implicit operator Tensor(float value) => Full([], value);

    /// <summary>A plain number of 64 bits as a tensor of shape <c>[]</c>, rounded to 32: <c>0.1</c> is as good as <c>0.1f</c>.</summary>
    public static implicit operator Tensor(double value) => Full([], value);

    /// <summary>Gets or sets one value, by its index along every axis. Assigning leaves no trace for <see cref="Backward()"/>, which
    /// refuses what it would get wrong.</summary>
    /// <exception cref="ShapeException">There are more or fewer indices than axes.</exception>
    /// <exception cref="IndexOutOfRangeException">An index lies outside its axis.</exception>
    [IndexerName("At")]
    public float this[params ReadOnlySpan<int> place]
    {
        get => Values[Offset(place)];
        set
        {
            var offset = Offset(place);
            NoteWrite();
            Own().Span[offset] = value;
        }
    }

    /// <summary>Returns the only value of a tensor that holds exactly one.</summary>
    /// <exception cref="ShapeException">It holds more or fewer.</exception>
    public float Item() => Count == 1
        ? Values[0]
        : throw new ShapeException("Item() takes the value of a tensor that holds exactly one.", $"shape {Shape}");

    /// <summary>Returns a copy of the values as an array.</summary>
    public float[] ToArray() => [.. Values];

    /// <summary>Returns the slices along the first axis, for <c>foreach</c>: the rows of a matrix, the images of a batch.</summary>
    /// <exception cref="ShapeException">A single number has no parts.</exception>
    public IEnumerator<Tensor> GetEnumerator()
    {
        for (var i = 0; i < Shape[0]; i++)
        {
            yield return Select(0, i);
        }
    }

    /// <summary>Returns a tensor with the old contents of its memory, for an operation to write its result to.</summary>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="operation">The operation, for the message when there is not enough memory.</param>
    internal static Tensor Uninitialized(Shape shape, [CallerMemberName] string operation = "")
    {
        var count = Room(shape);
        try
        {
            return new Tensor(shape, new Storage(count));
        }
        catch (OutOfMemoryException)
        {
            throw MemoryShortage.Of(operation, shape);
        }
    }

    /// <summary>Returns another tensor with the same values under a shape that holds as many; a copy is made when one of the two is written
    /// to.</summary>
    internal Tensor Share(Shape shape) => new(shape, Storage.Share());

    /// <summary>Frees the values. The caller knows that nobody reads this tensor again.</summary>
    private void Release()
    {
        storage?.Release();
        storage = null;
    }

    /// <summary>Returns the values for writing: a copy if other tensors hold them too.</summary>
    private Storage Own()
    {
        if (Storage.IsShared)
        {
            var own = Storage.Copy();
            Storage.Release();
            storage = own;
        }

        Storage.NoteChange();
        return Storage;
    }

    private int Offset(ReadOnlySpan<int> place)
    {
        if (place.Length != Shape.Rank)
        {
            throw new ShapeException(
                $"A value of a tensor of shape {Shape} has {Shape.Rank} indices; Select(0, 1) and the range [1..2] take parts.",
                $"[{string.Join(", ", place.ToArray())}]");
        }

        var offset = 0;
        for (var axis = 0; axis < place.Length; axis++)
        {
            if ((uint)place[axis] >= (uint)Shape[axis])
            {
                throw new IndexOutOfRangeException(
                    $"Axis {axis} of shape {Shape} goes from 0 to {Shape[axis] - 1}. Received: {place[axis]}.");
            }

            offset = (offset * Shape[axis]) + place[axis];
        }

        return offset;
    }

    /// <summary>Returns the size of an axis that is the sum of others.</summary>
    private static int Size(long sum) => sum <= Array.MaxLength
        ? (int)sum
        : throw new ShapeException($"An axis has at most {Grouped(Array.MaxLength)} places.", Grouped(sum));

    private static int Room(Shape shape) => shape.Elements <= Array.MaxLength
        ? (int)shape.Elements
        : throw new ShapeException($"A tensor holds at most {Grouped(Array.MaxLength)} values.",
            $"{shape}, {Grouped(shape.Elements)} values");

    private static string Grouped(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
