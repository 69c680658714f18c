using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Layout;
using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Kernels.Layout;

public sealed unsafe class LayoutKernelTests
{
    public static TheoryData<int[], int[]> Orders => new()
    {
        { [], [] }, { [5], [0] }, { [3, 4], [1, 0] }, { [17, 33], [1, 0] }, { [333, 517], [1, 0] }, { [1, 7], [1, 0] }, { [0, 7], [1, 0] },
        { [2, 3, 9, 11], [0, 2, 3, 1] }, { [2, 9, 11, 3], [0, 3, 1, 2] }, { [4, 6, 5, 7], [3, 2, 1, 0] }, { [4, 6, 5, 7], [1, 0, 2, 3] },
        { [4, 6, 5, 7], [0, 1, 3, 2] }, { [4, 6, 5, 7], [2, 0, 3, 1] }, { [8, 64, 28, 28], [1, 0, 2, 3] },
            { [8, 64, 28, 28], [0, 2, 3, 1] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Axes_take_any_order(int[] sizes, int[] order)
    {
        Shape shape = [.. sizes], permuted = [.. order.Select(axis => sizes[axis])];
        var x = PinnedValues.Random(shape.Elements);
        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var y = PinnedValues.Unwritten(shape.Elements);
            Rearrange.Permute(shape, x, order, y);
            Check(y, permuted, place =>
            {
                var origin = new int[order.Length];
                for (var axis = 0; axis < order.Length; axis++)
                {
                    origin[order[axis]] = place[axis];
                }

                return x[Index(shape, origin)];
            });
            return y;
        });
    }

    [Fact]
    public void Axes_are_flipped()
    {
        Shape shape = [3, 5, 7];
        var (x, y) = (PinnedValues.Random(shape.Elements), PinnedValues.Unwritten(shape.Elements));
        Rearrange.Flip(shape, x, [0, 2], y);
        Check(y, shape, place => x[Index(shape, [2 - place[0], place[1], 6 - place[2]])]);

        var again = PinnedValues.Unwritten(shape.Elements);
        Rearrange.Flip(shape, y, [0, 2], again);
        again.ToArray().Should().Equal(x.ToArray());
    }

    [Fact]
    public void Padding_puts_a_value_around_and_slicing_takes_it_away()
    {
        Shape shape = [2, 3, 4], padded = [2, 6, 9];
        var (x, y) = (PinnedValues.Random(shape.Elements), PinnedValues.Unwritten(padded.Elements));
        Rearrange.Pad(shape, x, [0, 1, 2], padded, -7, y);
        Check(y, padded, place =>
            place[1] is >= 1 and < 4 && place[2] is >= 2 and < 6 ? x[Index(shape, [place[0], place[1] - 1, place[2] - 2])] : -7);

        var middle = PinnedValues.Unwritten(shape.Elements);
        Rearrange.Slice(padded, y, [0, 1, 2], shape, middle);
        middle.ToArray().Should().Equal(x.ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(4, 5000)]
    public void Parts_are_joined_and_split_again(int outer, int inner)
    {
        var (a, b) = (PinnedValues.Random(outer * 2 * inner), PinnedValues.Random(outer * 3 * inner, seed: 2));
        var whole = PinnedValues.Unwritten(outer * 5 * inner);
        Rearrange.Join(a, outer, 2, inner, whole, 5, 0);
        Rearrange.Join(b, outer, 3, inner, whole, 5, 2);
        Check(whole, [outer, 5, inner], place => place[1] < 2
            ? a[(((place[0] * 2) + place[1]) * inner) + place[2]]
            : b[(((place[0] * 3) + place[1] - 2) * inner) + place[2]]);

        var part = PinnedValues.Unwritten(b.Count);
        Rearrange.Split(whole, outer, 5, inner, 2, part, 3);
        part.ToArray().Should().Equal(b.ToArray());
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(3, 4, 6, 5)]
    [InlineData(5, 200, 300, 64)]
    public void Places_are_picked_and_added_to(int outer, int count, int picked, int inner)
    {
        var generator = new Generator(3);
        var x = PinnedValues.Random(outer * count * inner);
        int[] index = [.. Enumerable.Range(0, outer * picked * inner).Select(_ => generator.Integer(0, count))];
        fixed (int* places = index)
        {
            var pointer = places;
            CheckPicking(x, outer * picked * inner, at => ((at / inner / picked * count) + index[at / inner % picked], at % inner), inner,
                y => Picking.Select(x, outer, count, inner, pointer, picked, y),
                    (dy, dx) => Picking.SelectAdd(dy, outer, count, inner, pointer, picked, dx));
            CheckPicking(x, outer * picked * inner, at => ((at / inner / picked * count) + index[at], at % inner), inner,
                y => Picking.Gather(x, outer, count, inner, pointer, picked, y),
                    (dy, dx) => Picking.ScatterAdd(dy, outer, count, inner, pointer, picked, dx));
        }
    }

    public static TheoryData<int, int, int, Window2d> Windows => new()
    {
        { 1, 1, 1, new Window2d(1) },
        { 2, 5, 7, new Window2d(3) },
        { 3, 6, 5, new Window2d(3, stride: 2, padding: 1) },
        { 2, 9, 8, new Window2d(2, stride: 3, dilation: 2) },
        { 2, 7, 6, new Window2d(new Window(3, 2, Padding.Same), new Window(2, 1, 1)) },
        { 30, 28, 28, new Window2d(5, padding: 2) },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void Images_are_unfolded_and_folded(int images, int height, int width, Window2d window)
    {
        var windows = ImageWindows.Of(window, height, width);
        var x = PinnedValues.Random(images * height * width);
        Shape unfolded = [images, window.Rows.Kernel, window.Columns.Kernel, windows.Rows.Places, windows.Columns.Places];
        var dy = PinnedValues.Random(unfolded.Elements, seed: 2);
        var sums = new double[x.Count];
        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var y = PinnedValues.Unwritten(unfolded.Elements);
            Unfold.Copy(images, windows, x, y);
            Array.Clear(sums);
            Check(y, unfolded, place =>
            {
                var row = (place[3] * window.Rows.Stride) + (place[1] * window.Rows.Dilation) - windows.Rows.Before;
                var column = (place[4] * window.Columns.Stride) + (place[2] * window.Columns.Dilation) - windows.Columns.Before;
                if (row < 0 || row >= height || column < 0 || column >= width)
                {
                    return 0;
                }

                var at = (((place[0] * height) + row) * width) + column;
                sums[at] += dy[Index(unfolded, place)];
                return x[at];
            });
            return y;
        });

        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var dx = PinnedValues.Unwritten(x.Count);
            Fold.Add(images, windows, dy, dx);
            dx.ShouldHold(i => sums[i], tolerance: 1e-5);
            return dx;
        });
    }

    private delegate void Forward(float* y);

    private delegate void Backward(float* dy, float* dx);

    private static void CheckPicking(PinnedValues x, int results, Func<int, (int Row, int Column)> origin, int inner, Forward pick,
        Backward add)
    {
        int From(int at) => (origin(at).Row * inner) + origin(at).Column;
        var dy = PinnedValues.Random(results, seed: 5);
        var sums = new double[x.Count];
        for (var i = 0; i < results; i++)
        {
            sums[From(i)] += dy[i];
        }

        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var y = PinnedValues.Unwritten(results);
            pick(y);
            y.ShouldHold(at => x[From((int)at)], tolerance: 0);
            return y;
        });
        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var dx = new PinnedValues(new float[x.Count]);
            add(dy, dx);
            dx.ShouldHold(i => sums[i], tolerance: 1e-5);
            return dx;
        });
    }

    private static void Check(PinnedValues y, Shape shape, Func<int[], double> expected)
    {
        var place = new int[shape.Rank];
        y.ShouldHold(i =>
        {
            for (var axis = shape.Rank - 1; axis >= 0; axis--)
            {
                (i, var at) = Math.DivRem(i, shape[axis]);
                place[axis] = (int)at;
            }

            return expected(place);
        }, tolerance: 0);
    }

    private static long Index(Shape shape, int[] place)
    {
        var index = 0L;
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            index = (index * shape[axis]) + place[axis];
        }

        return index;
    }
}
