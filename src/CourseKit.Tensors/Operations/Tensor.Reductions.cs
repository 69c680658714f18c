using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Layout;
using CourseKit.Tensors.Kernels.Reductions;
using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors;

/// <content>Reductions: over everything, or along one axis, which then has size 1 if kept and is dropped otherwise.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Computes the sum of all values, as a tensor of shape <c>[]</c>.</summary>
    public Tensor Sum() => SumOver(All);

    /// <summary>Computes the sum along one axis.</summary>
    public Tensor Sum(int axis, bool keepAxis = false) => SumOver(Along(axis, keepAxis));

    /// <summary>Computes the mean of all values, as a tensor of shape <c>[]</c>.</summary>
    public Tensor Mean() => MeanOver(All);

    /// <summary>Computes the mean along one axis.</summary>
    public Tensor Mean(int axis, bool keepAxis = false) => MeanOver(Along(axis, keepAxis));

    /// <summary>Computes the variance of all values, Σ (x − mean)² / (count − 1), as a tensor of shape <c>[]</c>; NaN of a single
    /// one.</summary>
    public Tensor Variance() => VarianceOver(All, 1);

    /// <summary>Computes the variance along one axis, Σ (x − mean)² / (count − correction); NaN where that divides 0 by 0.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="correction">1 for the estimate from a sample (Bessel's correction), 0 for the
    /// mean squared deviation of what is there.</param>
    /// <param name="keepAxis">True to keep the axis, with size 1.</param>
    public Tensor Variance(int axis, int correction = 1, bool keepAxis = false) => VarianceOver(Along(axis, keepAxis), correction);

    /// <summary>Computes the maximum of all values, as a tensor of shape <c>[]</c>; NaN if there is one. The gradient is divided equally
    /// among equal maxima, or among the NaN.</summary>
    /// <exception cref="ShapeException">There are no values.</exception>
    public Tensor Max() => ExtremeOver<Largest>(All);

    /// <summary>Computes the maximum along one axis; the gradient is divided equally among equal maxima, and is NaN where the maximum
    /// is.</summary>
    /// <exception cref="ShapeException">The axis is empty.</exception>
    public Tensor Max(int axis, bool keepAxis = false) => ExtremeOver<Largest>(Along(axis, keepAxis));

    /// <summary>Computes the minimum of all values, as a tensor of shape <c>[]</c>; NaN if there is one. The gradient is divided equally
    /// among equal minima, or among the NaN.</summary>
    /// <exception cref="ShapeException">There are no values.</exception>
    public Tensor Min() => ExtremeOver<Smallest>(All);

    /// <summary>Computes the minimum along one axis; the gradient is divided equally among equal minima, and is NaN where the minimum
    /// is.</summary>
    /// <exception cref="ShapeException">The axis is empty.</exception>
    public Tensor Min(int axis, bool keepAxis = false) => ExtremeOver<Smallest>(Along(axis, keepAxis));

    /// <summary>Computes the index of the maximum along an axis: the first of equal ones, or the first NaN. No gradient passes.</summary>
    /// <exception cref="ShapeException">The axis is empty.</exception>
    public Tensor ArgMax(int axis, bool keepAxis = false) => PlacesOfExtremes<Largest>(Along(axis, keepAxis));

    /// <summary>Computes the index of the minimum along an axis: the first of equal ones, or the first NaN. No gradient passes.</summary>
    /// <exception cref="ShapeException">The axis is empty.</exception>
    public Tensor ArgMin(int axis, bool keepAxis = false) => PlacesOfExtremes<Smallest>(Along(axis, keepAxis));

    /// <summary>Computes the <paramref name="k"/> largest values along an axis, in descending order, and their indices; of equal values the
    /// first comes first.</summary>
    /// <remarks>[…, n, …] → twice […, k, …]. A NaN counts as the largest. Gradients go to the values that were taken.</remarks>
    /// <exception cref="ShapeException">The axis has fewer values.</exception>
    public (Tensor Values, Tensor Indices) TopK(int k, int axis = -1)
    {
        var (outer, count, inner) = Around(axis);
        if (k < 0 || k > count)
        {
            throw new ShapeException($"The k largest of {count} values are 0 to {count}.", $"k = {k}, axis {axis} of shape {Shape}");
        }

        RequireCountable(count);
        var values = Uninitialized(Shape.With(axis, k));
        var places = Uninitialized(values.Shape);
        var indices = Uninitialized(values.Shape);
        Kernels.Reductions.TopK.Over(Pointer, outer, count, inner, k, values.Pointer, (int*)places.Pointer);
        Indices.ToValues((int*)places.Pointer, indices.Pointer, indices.Count);
        return (values.Record(this, scratch: places, gradient: dy =>
        {
            var dx = Zeros(Shape);
            Picking.ScatterAdd(dy.Pointer, outer, count, inner, (int*)places.Pointer, k, dx.Pointer);
            return dx;
        }), indices);
    }

    private Reduced All => new(1, Count, 1, [], []) { IsWhole = true };

    private Reduced Along(int axis, bool keepAxis)
    {
        var (outer, count, inner) = Around(axis);
        var kept = Shape.With(axis, 1);
        return new(outer, count, inner, keepAxis ? kept : Shape.Without(axis), kept);
    }

    /// <summary>Returns the shape as [sizes before the axis, the axis, sizes behind it].</summary>
    private (int Outer, int Count, int Inner) Around(int axis)
    {
        var along = Shape.Axis(axis);
        return ((int)Shape[..along].Elements, Shape[along], (int)Shape[(along + 1)..].Elements);
    }

    private Tensor SumOver(Reduced over)
    {
        var sums = Uninitialized(over.Result, nameof(Sum));
        if (sums.Count > 0)
        {
            Kernels.Reductions.Sum.Over(Pointer, over.Outer, over.Count, over.Inner, sums.Pointer);
        }

        return sums.Record(this, dy => dy.Share(over.Kept).Expand(Shape), name: nameof(Sum));
    }

    private Tensor MeanOver(Reduced over)
    {
        var means = Uninitialized(over.Result, nameof(Mean));
        if (means.Count > 0)
        {
            Kernels.Reductions.Sum.Mean(Pointer, over.Outer, over.Count, over.Inner, means.Pointer);
        }

        return means.Record(this, dy => (dy.Share(over.Kept) / over.Count).Expand(Shape), name: nameof(Mean));
    }

    private Tensor VarianceOver(Reduced over, int correction)
    {
        var variances = Uninitialized(over.Result, nameof(Variance));
        var means = IsRecorded ? Uninitialized(over.Kept, nameof(Variance)) : null;
        if (variances.Count > 0)
        {
            var toMeans = means is null ? null : means.Pointer;
            Kernels.Reductions.Variance.Over(Pointer, over.Outer, over.Count, over.Inner, correction, toMeans, variances.Pointer);
        }

        return variances.Record(
            this,
            dy => (this - means!) * (dy.Share(over.Kept) * (2f / Math.Max(0, over.Count - correction))),
            [this],
            scratch: means,
            name: nameof(Variance));
    }

    private Tensor ExtremeOver<TOrder>(Reduced over, [CallerMemberName] string operation = "")
        where TOrder : struct, IOrder
    {
        RequireValues(over);
        var extremes = Uninitialized(over.Result, operation);
        if (extremes.Count > 0)
        {
            Extreme.Over<TOrder>(Pointer, over.Outer, over.Count, over.Inner, extremes.Pointer, null);
        }

        return extremes.Record(this, dy =>
        {
            // As in PyTorch, whose max() divides the gradient among NaN, and whose amax(axis) finds none that equals the result.
            var ties = over.IsWhole ? AgainstKept<Functions.Same>(over, extremes) : AgainstKept<Functions.Equal>(over, extremes);
            var share = dy.Share(over.Kept) / ties.SumOver(over).Share(over.Kept);
            return over.IsWhole ? ties.AgainstKept<Functions.Where>(over, share) : ties * share;
        }, [this, extremes], name: operation);
    }

    /// <summary>Computes a function of each value and the one that it was reduced to.</summary>
    private Tensor AgainstKept<TFunction>(Reduced over, Tensor kept)
        where TFunction : struct, IBinary
    {
        var y = Uninitialized(Shape);
        Binary.Apply<TFunction>(new Broadcast(Shape, over.Kept), Pointer, kept.Pointer, y.Pointer);
        GC.KeepAlive(this);
        GC.KeepAlive(kept);
        return y;
    }

    private Tensor PlacesOfExtremes<TOrder>(Reduced over, [CallerMemberName] string operation = "")
        where TOrder : struct, IOrder
    {
        RequireValues(over);
        RequireCountable(over.Count);
        var places = Uninitialized(over.Result, operation);
        if (places.Count > 0)
        {
            Extreme.Over<TOrder>(Pointer, over.Outer, over.Count, over.Inner, null, (int*)places.Pointer);
            Indices.ToValues((int*)places.Pointer, places.Pointer, places.Count);
        }

        GC.KeepAlive(this);
        return places;
    }

    private void RequireValues(Reduced over)
    {
        if (over.Count == 0)
        {
            throw new ShapeException("Nothing has no largest and no smallest value: what is reduced holds at least one.",
                $"shape {Shape}, reduced to {over.Result}");
        }
    }

    /// <summary>Makes sure that indices along an axis are exact as 32-bit floats: up to 2²⁴.</summary>
    private void RequireCountable(int count)
    {
        if (count > 1 << 24)
        {
            throw new ShapeException("Places are told apart along an axis of up to 16,777,216 values.", $"shape {Shape}");
        }
    }

    /// <summary>Computes the sum over the axes along which <paramref name="shape"/> was broadcast to reach this one: the gradient of a
    /// broadcast.</summary>
    private Tensor SumTo(Shape shape)
    {
        if (Shape == shape)
        {
            return this;
        }

        var sums = Uninitialized(shape, nameof(Sum));
        BroadcastGradient.Sum(Pointer, Shape, shape, sums.Pointer);
        GC.KeepAlive(this);
        return sums;
    }

    /// <summary>A reduction over the middle of [outer, count, inner].</summary>
    /// <param name="Outer">The size before the axis.</param>
    /// <param name="Count">The size of the axis.</param>
    /// <param name="Inner">The size behind the axis.</param>
    /// <param name="Result">The shape of the result.</param>
    /// <param name="Kept">The shape that the result would have with the axis kept, so that it can be repeated along it.</param>
    private readonly record struct Reduced(int Outer, int Count, int Inner, Shape Result, Shape Kept)
    {
        /// <summary>Gets whether all axes are reduced at once.</summary>
        public bool IsWhole { get; init; }
    }
}
