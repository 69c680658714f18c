namespace CourseKit.Tensors;

/// <content>Many values to one: over everything, or along one axis, which then has size 1 or, unless kept, is gone.</content>
public sealed partial class Tensor
{
    /// <summary>The sum of all values, as a tensor of shape <c>[]</c>.</summary>
    public Tensor Sum() => Reshape(-1).Sum(0);

    /// <summary>The sum along one axis.</summary>
    public Tensor Sum(int axis, bool keepAxis = false)
    {
        var (outer, count, inner) = Around(axis);
        var sums = Zeros(Shape.With(axis, 1));
        for (var o = 0; o < outer; o++)
        {
            for (var i = 0; i < inner; i++)
            {
                var sum = 0.0;
                for (var k = 0; k < count; k++)
                {
                    sum += Values[(((o * count) + k) * inner) + i];
                }

                sums.Values[(o * inner) + i] = (float)sum;
            }
        }

        return sums.MadeFrom(this, dy => dy.Expand(Shape)).Keep(axis, keepAxis);
    }

    /// <summary>The mean of all values, as a tensor of shape <c>[]</c>.</summary>
    public Tensor Mean() => Sum() / Count;

    /// <summary>The mean along one axis.</summary>
    public Tensor Mean(int axis, bool keepAxis = false) => Sum(axis, keepAxis) / Shape[axis];

    /// <summary>The largest value of all, as a tensor of shape <c>[]</c>; NaN if there is one.</summary>
    public Tensor Max() => Reshape(-1).Max(0);

    /// <summary>The largest value along one axis; the gradient is shared equally where several are largest.</summary>
    /// <exception cref="ShapeException">The axis is empty.</exception>
    public Tensor Max(int axis, bool keepAxis = false)
    {
        var (outer, count, inner) = Around(axis);
        if (count == 0)
        {
            throw new ShapeException("An axis without values has no largest and no smallest.", $"axis {axis} of shape {Shape}");
        }

        var largest = Full(Shape.With(axis, 1), float.NegativeInfinity);
        for (var i = 0; i < Count; i++)
        {
            ref var sofar = ref largest.Values[(i / (count * inner) * inner) + (i % inner)];
            sofar = MathF.Max(sofar, Values[i]);
        }

        return largest.MadeFrom(this, dy =>
        {
            var all = largest.Expand(Shape);
            var ties = Zeros(Shape);
            for (var i = 0; i < Count; i++)
            {
                ties.Values[i] = Values[i] == all.Values[i] ? 1 : 0;
            }

            return ties * (dy / ties.Sum(axis, keepAxis: true));
        }).Keep(axis, keepAxis);
    }

    /// <summary>The smallest value of all, as a tensor of shape <c>[]</c>; NaN if there is one.</summary>
    public Tensor Min() => -(-this).Max();

    /// <summary>The smallest value along one axis; the gradient is shared equally where several are smallest.</summary>
    /// <exception cref="ShapeException">The axis is empty.</exception>
    public Tensor Min(int axis, bool keepAxis = false) => -(-this).Max(axis, keepAxis);

    /// <summary>The sum over the axes along which <paramref name="shape"/> was repeated to reach this one: the gradient of a broadcast.</summary>
    private Tensor SumTo(Shape shape)
    {
        var sum = this;
        while (sum.Shape.Rank > shape.Rank)
        {
            sum = sum.Sum(0);
        }

        for (var axis = 0; axis < shape.Rank; axis++)
        {
            sum = shape[axis] == 1 && sum.Shape[axis] != 1 ? sum.Sum(axis, keepAxis: true) : sum;
        }

        return sum;
    }

    private Tensor Keep(int axis, bool keepAxis) => keepAxis ? this : Reshape([.. Shape.Without(axis)]);

    /// <summary>The values seen as [before the axis, along it, behind it].</summary>
    private (int Outer, int Count, int Inner) Around(int axis)
    {
        var along = Shape.Axis(axis);
        return ((int)Shape[..along].Elements, Shape[along], (int)Shape[(along + 1)..].Elements);
    }
}
