using CourseKit.Tensors.Kernels.Elementwise;
using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>Indexed reads from, and additions to, the middle axis of [outer, count, inner].</summary>
/// <remarks>
/// Indices are within the axis: the caller has checked them. Where one place is named several times
/// the sum is taken in the order of the index.
/// </remarks>
internal static unsafe class Picking
{
    /// <summary>y[o, p, i] = x[o, index[p], i].</summary>
    public static void Select(float* x, nint outer, nint count, nint inner, int* index, nint picked, float* y) =>
        Pieces.ForItems(outer * picked, inner, (from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                var (o, p) = Math.DivRem(row, picked);
                Buffer.MemoryCopy(x + (((o * count) + index[p]) * inner), y + (row * inner), inner * sizeof(float), inner * sizeof(float));
            }
        });

    /// <summary>dx[o, index[p], i] += dy[o, p, i]: the gradient of <see cref="Select"/> once dx holds zeros.</summary>
    public static void SelectAdd(float* dy, nint outer, nint count, nint inner, int* index, nint picked, float* dx) =>
        Pieces.ForItems(outer, picked * inner, (from, to) =>
        {
            for (var row = from * picked; row < to * picked; row++)
            {
                var (o, p) = Math.DivRem(row, picked);
                var place = dx + (((o * count) + index[p]) * inner);
                Binary.Apply<Functions.Add>(place, dy + (row * inner), place, inner);
            }
        });

    /// <summary>y[o, p, i] = x[o, index[o, p, i], i].</summary>
    public static void Gather(float* x, nint outer, nint count, nint inner, int* index, nint picked, float* y) =>
        Pieces.ForItems(outer, picked * inner, (from, to) =>
        {
            for (var o = from; o < to; o++)
            {
                for (var at = o * picked * inner; at < (o + 1) * picked * inner; at++)
                {
                    y[at] = x[(((o * count) + index[at]) * inner) + (at % inner)];
                }
            }
        });

    /// <summary>dx[o, index[o, p, i], i] += dy[o, p, i]: the gradient of <see cref="Gather"/> once dx
    /// holds zeros, and scatter-add.</summary>
    public static void ScatterAdd(float* dy, nint outer, nint count, nint inner, int* index, nint picked, float* dx) =>
        Pieces.ForItems(outer, picked * inner, (from, to) =>
        {
            for (var o = from; o < to; o++)
            {
                for (var at = o * picked * inner; at < (o + 1) * picked * inner; at++)
                {
                    dx[(((o * count) + index[at]) * inner) + (at % inner)] += dy[at];
                }
            }
        });
}
