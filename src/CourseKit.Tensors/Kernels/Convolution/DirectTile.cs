using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The micro-kernel of direct convolution: rows × vectors of sums that stay in registers, while windows are read in
/// place.</summary>
/// <remarks>
/// At each step a few vectors of pixels, all moved by the same offset, meet one factor a row. Written for six rows and six
/// vectors; the compiler drops what a smaller tile does not have, because <c>TRows</c> and <c>TVectors</c> are constants to it.
/// No tile has more than 24 sums.
/// </remarks>
internal static unsafe class DirectTile<TLanes, TWindow, TVector>
    where TLanes : struct, ILanes<TVector>
    where TWindow : struct, IWindowLanes<TVector>
    where TVector : struct
{
    /// <summary>target[row][vector] = begin + Σ factor[step][row] · source[vector][offset[step]].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TFactor, TRows, TVectors>(DirectTask* task)
        where TFactor : struct, IWindowFactor
        where TRows : struct, ISize
        where TVectors : struct, ISize
    {
        var lanes = TWindow.Lanes(0, task->Lanes);
        var bias = task->Bias;
        var targets = task->Targets;
        var stride = task->RowStride;
        TVector a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default;
        TVector b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default;
        TVector c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default;
        TVector d0 = default, d1 = default, d2 = default, d3 = default, d4 = default, d5 = default;
        TVector e0 = default, e1 = default, e2 = default, e3 = default, e4 = default, e5 = default;
        TVector f0 = default, f1 = default, f2 = default, f3 = default, f4 = default, f5 = default;
        Begin<TFactor, TVectors>(bias, 0, targets, stride, ref a0, ref a1, ref a2, ref a3, ref a4, ref a5);

        if (TRows.Count > 1)
        {
            Begin<TFactor, TVectors>(bias, 1, targets, stride, ref b0, ref b1, ref b2, ref b3, ref b4, ref b5);
        }

        if (TRows.Count > 2)
        {
            Begin<TFactor, TVectors>(bias, 2, targets, stride, ref c0, ref c1, ref c2, ref c3, ref c4, ref c5);
        }

        if (TRows.Count > 3)
        {
            Begin<TFactor, TVectors>(bias, 3, targets, stride, ref d0, ref d1, ref d2, ref d3, ref d4, ref d5);
        }

        if (TRows.Count > 4)
        {
            Begin<TFactor, TVectors>(bias, 4, targets, stride, ref e0, ref e1, ref e2, ref e3, ref e4, ref e5);
        }

        if (TRows.Count > 5)
        {
            Begin<TFactor, TVectors>(bias, 5, targets, stride, ref f0, ref f1, ref f2, ref f3, ref f4, ref f5);
        }

        var factors = task->Factors;
        var offsets = task->Offsets;
        var s0 = task->Sources[0];
        var s1 = task->Sources[1];
        var s2 = task->Sources[2];
        var s3 = task->Sources[3];
        var s4 = task->Sources[4];
        var s5 = task->Sources[5];
        for (var end = offsets + task->Steps; offsets < end; offsets++)
        {
            nint offset = *offsets;
            var x0 = TWindow.Load(s0 + offset, lanes);
            var x1 = TVectors.Count > 1 ? TWindow.Load(s1 + offset, lanes) : default;
            var x2 = TVectors.Count > 2 ? TWindow.Load(s2 + offset, lanes) : default;
            var x3 = TVectors.Count > 3 ? TWindow.Load(s3 + offset, lanes) : default;
            var x4 = TVectors.Count > 4 ? TWindow.Load(s4 + offset, lanes) : default;
            var x5 = TVectors.Count > 5 ? TWindow.Load(s5 + offset, lanes) : default;
            Step<TVectors>(TFactor.Load<TLanes, TVector>(factors, 0), x0, x1, x2, x3, x4, x5, ref a0, ref a1, ref a2, ref a3, ref a4,
                ref a5);

            if (TRows.Count > 1)
            {
                Step<TVectors>(TFactor.Load<TLanes, TVector>(factors, 1), x0, x1, x2, x3, x4, x5, ref b0, ref b1, ref b2, ref b3, ref b4,
                    ref b5);
            }

            if (TRows.Count > 2)
            {
                Step<TVectors>(TFactor.Load<TLanes, TVector>(factors, 2), x0, x1, x2, x3, x4, x5, ref c0, ref c1, ref c2, ref c3, ref c4,
                    ref c5);
            }

            if (TRows.Count > 3)
            {
                Step<TVectors>(TFactor.Load<TLanes, TVector>(factors, 3), x0, x1, x2, x3, x4, x5, ref d0, ref d1, ref d2, ref d3, ref d4,
                    ref d5);
            }

            if (TRows.Count > 4)
            {
                Step<TVectors>(TFactor.Load<TLanes, TVector>(factors, 4), x0, x1, x2, x3, x4, x5, ref e0, ref e1, ref e2, ref e3, ref e4,
                    ref e5);
            }

            if (TRows.Count > 5)
            {
                Step<TVectors>(TFactor.Load<TLanes, TVector>(factors, 5), x0, x1, x2, x3, x4, x5, ref f0, ref f1, ref f2, ref f3, ref f4,
                    ref f5);
            }

            factors += TRows.Count * TFactor.Numbers<TLanes, TVector>();
        }

        Store<TVectors>(task, 0 * stride, lanes, a0, a1, a2, a3, a4, a5);

        if (TRows.Count > 1)
        {
            Store<TVectors>(task, 1 * stride, lanes, b0, b1, b2, b3, b4, b5);
        }

        if (TRows.Count > 2)
        {
            Store<TVectors>(task, 2 * stride, lanes, c0, c1, c2, c3, c4, c5);
        }

        if (TRows.Count > 3)
        {
            Store<TVectors>(task, 3 * stride, lanes, d0, d1, d2, d3, d4, d5);
        }

        if (TRows.Count > 4)
        {
            Store<TVectors>(task, 4 * stride, lanes, e0, e1, e2, e3, e4, e5);
        }

        if (TRows.Count > 5)
        {
            Store<TVectors>(task, 5 * stride, lanes, f0, f1, f2, f3, f4, f5);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Begin<TFactor, TVectors>(
        float* bias, int row, float** targets, nint stride,
        ref TVector sum0, ref TVector sum1, ref TVector sum2, ref TVector sum3, ref TVector sum4, ref TVector sum5)
        where TFactor : struct, IWindowFactor
        where TVectors : struct, ISize
    {
        sum0 = TFactor.Begin<TLanes, TVector>(bias, row, targets[0] + (row * stride));
        if (TVectors.Count > 1)
        {
            sum1 = TFactor.Begin<TLanes, TVector>(bias, row, targets[1] + (row * stride));
        }

        if (TVectors.Count > 2)
        {
            sum2 = TFactor.Begin<TLanes, TVector>(bias, row, targets[2] + (row * stride));
        }

        if (TVectors.Count > 3)
        {
            sum3 = TFactor.Begin<TLanes, TVector>(bias, row, targets[3] + (row * stride));
        }

        if (TVectors.Count > 4)
        {
            sum4 = TFactor.Begin<TLanes, TVector>(bias, row, targets[4] + (row * stride));
        }

        if (TVectors.Count > 5)
        {
            sum5 = TFactor.Begin<TLanes, TVector>(bias, row, targets[5] + (row * stride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TVectors>(
        TVector factor, TVector x0, TVector x1, TVector x2, TVector x3, TVector x4, TVector x5,
        ref TVector sum0, ref TVector sum1, ref TVector sum2, ref TVector sum3, ref TVector sum4, ref TVector sum5)
        where TVectors : struct, ISize
    {
        sum0 = TLanes.MultiplyAdd(factor, x0, sum0);
        sum1 = TVectors.Count > 1 ? TLanes.MultiplyAdd(factor, x1, sum1) : sum1;
        sum2 = TVectors.Count > 2 ? TLanes.MultiplyAdd(factor, x2, sum2) : sum2;
        sum3 = TVectors.Count > 3 ? TLanes.MultiplyAdd(factor, x3, sum3) : sum3;
        sum4 = TVectors.Count > 4 ? TLanes.MultiplyAdd(factor, x4, sum4) : sum4;
        sum5 = TVectors.Count > 5 ? TLanes.MultiplyAdd(factor, x5, sum5) : sum5;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVectors>(
        DirectTask* task, nint row, TVector lanes, TVector sum0, TVector sum1, TVector sum2, TVector sum3, TVector sum4, TVector sum5)
        where TVectors : struct, ISize
    {
        var targets = task->Targets;
        Store(task, targets[0] + row, lanes, sum0);
        if (TVectors.Count > 1)
        {
            Store(task, targets[1] + row, lanes, sum1);
        }

        if (TVectors.Count > 2)
        {
            Store(task, targets[2] + row, lanes, sum2);
        }

        if (TVectors.Count > 3)
        {
            Store(task, targets[3] + row, lanes, sum3);
        }

        if (TVectors.Count > 4)
        {
            Store(task, targets[4] + row, lanes, sum4);
        }

        if (TVectors.Count > 5)
        {
            Store(task, targets[5] + row, lanes, sum5);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(DirectTask* task, float* target, TVector lanes, TVector sum)
    {
        sum = task->Addend == 0 ? sum : TLanes.Add(sum, TWindow.Load(target + task->Addend, lanes));
        TWindow.Store(TLanes.AtMost(TLanes.AtLeast(sum, TLanes.Fill(task->Least)), TLanes.Fill(task->Most)), target, lanes);
    }
}
