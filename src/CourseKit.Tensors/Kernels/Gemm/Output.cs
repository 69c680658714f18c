using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The destination of a product and its epilogue: activation(sum + bias + addend).</summary>
/// <remarks>
/// Columns may be the pixels of several images. Then a run of columns is one image, whose maps are
/// the rows: this is how a product becomes [N, F, H'·W'].
/// </remarks>
internal readonly unsafe struct Output(float* values, nint rowStride, int run, nint runStride)
{
    /// <summary>A contiguous matrix with this number of columns.</summary>
    public Output(float* values, int columns)
        : this(values, columns, columns, 0)
    {
    }

    /// <summary>Gets whether the product is added to the values at the destination.</summary>
    public bool Accumulate { get; init; }

    /// <summary>Gets one number a row, or null.</summary>
    public float* RowBias { get; init; }

    /// <summary>Gets one number a column, or null.</summary>
    public float* ColumnBias { get; init; }

    /// <summary>Gets the addend, arranged like the values themselves, or null.</summary>
    public float* Addend { get; init; }

    public Activation Activation { get; init; }

    /// <summary>Gets the distance between the rows of one run.</summary>
    public nint RowStride => rowStride;

    /// <summary>Gets whether the whole epilogue can be applied to a tile that is still in registers.</summary>
    public bool HasTileEpilogue => ColumnBias == null && Activation.IsBetween(out _, out _);

    /// <summary>Returns the epilogue of the tile at the first row and place.</summary>
    public TileEpilogue Epilogue
    {
        get
        {
            Activation.IsBetween(out var least, out var most);
            return new() { Bias = RowBias, Addend = Addend, Least = least, Most = most };
        }
    }

    private bool Finishes => RowBias != null || ColumnBias != null || Addend != null || Activation != Activation.None;

    /// <summary>Returns the destination of a matrix of one row, seen as one column.</summary>
    public Output OneRowAsColumn() => new(values, 1, 1, 0)
    {
        Accumulate = Accumulate,
        RowBias = ColumnBias,
        ColumnBias = RowBias,
        Addend = Addend,
        Activation = Activation,
    };

    /// <summary>Returns the distance of a value from the first.</summary>
    public nint Place(float* number) => (nint)(number - values);

    /// <summary>Returns whether columns are contiguous in memory, and if so the address of their first row.</summary>
    public bool IsContiguous(int column, int count, out float* start)
    {
        var (image, pixel) = Math.DivRem(column, run);
        start = values + (image * runStride) + pixel;
        return pixel + count <= run;
    }

    /// <summary>Applies the epilogue to a tile of sums that is already in its place.</summary>
    public void Finish(float* tile, int row, int rows, int column, int columns)
    {
        for (var i = 0; Finishes && i < rows; i++)
        {
            var place = tile + (i * rowStride);
            FinishRow(place, place, row + i, column, columns);
        }
    }

    /// <summary>Stores a tile from a buffer at its place, which may be split between images.</summary>
    public void Store(float* buffer, int stride, int row, int rows, int column, int columns, bool accumulate, bool last)
    {
        for (var done = 0; done < columns;)
        {
            IsContiguous(column + done, 1, out var start);
            var count = Math.Min(columns - done, run - ((column + done) % run));
            for (var i = 0; i < rows; i++)
            {
                var from = buffer + (i * stride) + done;
                var to = start + ((row + i) * rowStride);
                if (accumulate)
                {
                    Add(to, from, count);
                }

                if (last && Finishes)
                {
                    FinishRow(from, to, row + i, column + done, count);
                }
                else
                {
                    Unsafe.CopyBlock(to, from, (uint)count * sizeof(float));
                }
            }

            done += count;
        }
    }

    private static void Add(float* addend, float* sums, int count)
    {
        var i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            (Vector.Load(addend + i) + Vector.Load(sums + i)).Store(sums + i);
        }

        for (; i < count; i++)
        {
            sums[i] = addend[i] + sums[i];
        }
    }

    private void FinishRow(float* from, float* to, int row, int column, int count)
    {
        var bias = RowBias == null ? 0 : RowBias[row];
        var addend = Addend == null ? null : Addend + (to - values);
        var columnBias = ColumnBias == null ? null : ColumnBias + column;
        var i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var sum = Vector.Load(from + i) + new Vector<float>(bias);
            sum = columnBias == null ? sum : sum + Vector.Load(columnBias + i);
            sum = addend == null ? sum : sum + Vector.Load(addend + i);
            Activation.Apply(sum).Store(to + i);
        }

        for (; i < count; i++)
        {
            var sum = from[i] + bias;
            sum = columnBias == null ? sum : sum + columnBias[i];
            sum = addend == null ? sum : sum + addend[i];
            to[i] = Activation.Apply(new Vector<float>(sum))[0];
        }
    }
}
