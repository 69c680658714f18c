using System.Runtime.Intrinsics;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The copy of a strip: a few columns of many rows.</summary>
/// <remarks>
/// A strip that is no whole number of vectors ends with one that overlaps the one before, so nothing outside of it is
/// read or written. How to cut it is decided once, and the loop over the rows has no branches.
/// </remarks>
internal static unsafe class Strips
{
    /// <summary>Copies <paramref name="width"/> values from each row of the source to each row of the
    /// target, whose rows are <paramref name="stride"/> apart.</summary>
    public static void Copy<TOffsets>(float* source, TOffsets offsets, int rows, int width, float* target, int stride)
        where TOffsets : struct, IOffsets
    {
        for (; width > 2 * Vector512<float>.Count; width -= Vector512<float>.Count)
        {
            Copy512(source, offsets, rows, 0, target, stride);
            source += Vector512<float>.Count;
            target += Vector512<float>.Count;
        }

        switch (width)
        {
            case >= 16:
                Copy512(source, offsets, rows, width - 16, target, stride);
                break;
            case >= 8:
                Copy256(source, offsets, rows, width - 8, target, stride);
                break;
            case >= 4:
                Copy128(source, offsets, rows, width - 4, target, stride);
                break;
            default:
                CopyEach(source, offsets, rows, width, target, stride);
                break;
        }
    }

    private static void Copy512<TOffsets>(float* source, TOffsets offsets, int rows, int last, float* target, int stride)
        where TOffsets : struct, IOffsets
    {
        for (var row = 0; row < rows; row++, target += stride)
        {
            var from = source + offsets[row];
            var (left, right) = (Vector512.Load(from), Vector512.Load(from + last));
            left.Store(target);
            right.Store(target + last);
        }
    }

    private static void Copy256<TOffsets>(float* source, TOffsets offsets, int rows, int last, float* target, int stride)
        where TOffsets : struct, IOffsets
    {
        for (var row = 0; row < rows; row++, target += stride)
        {
            var from = source + offsets[row];
            var (left, right) = (Vector256.Load(from), Vector256.Load(from + last));
            left.Store(target);
            right.Store(target + last);
        }
    }

    private static void Copy128<TOffsets>(float* source, TOffsets offsets, int rows, int last, float* target, int stride)
        where TOffsets : struct, IOffsets
    {
        for (var row = 0; row < rows; row++, target += stride)
        {
            var from = source + offsets[row];
            var (left, right) = (Vector128.Load(from), Vector128.Load(from + last));
            left.Store(target);
            right.Store(target + last);
        }
    }

    private static void CopyEach<TOffsets>(float* source, TOffsets offsets, int rows, int width, float* target, int stride)
        where TOffsets : struct, IOffsets
    {
        for (var row = 0; row < rows; row++, target += stride)
        {
            var from = source + offsets[row];
            for (var column = 0; column < width; column++)
            {
                target[column] = from[column];
            }
        }
    }
}
