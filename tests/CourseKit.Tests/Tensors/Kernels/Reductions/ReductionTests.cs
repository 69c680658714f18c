using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Reductions;

namespace CourseKit.Tests.Tensors.Kernels.Reductions;

public sealed unsafe class ReductionTests
{
    private const float NaN = float.NaN;

    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 7, 1 }, { 5, 10, 1 }, { 3, 1000, 1 }, { 1, 300_001, 1 }, { 2000, 49, 1 }, { 2, 40_000, 1 },
        { 1, 33, 10 }, { 1, 256, 1000 }, { 4, 3, 49 }, { 2, 21, 4099 }, { 3, 70, 3 }, { 1, 5000, 8 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sums_and_means_are_accurate(int outer, int count, int inner)
    {
        Check(outer, count, inner, (x, y) => Sum.Over(x, outer, count, inner, y), values => (float)values.Sum(value => (double)value),
            low: -1, high: 3);
        Check(outer, count, inner, (x, y) => Sum.Mean(x, outer, count, inner, y), values => (float)values.Average(value => (double)value),
            low: -1, high: 3);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Variances_are_accurate_also_far_from_zero(int outer, int count, int inner)
    {
        foreach (var correction in new[] { 0, 1 })
        {
            Check(outer, count, inner, (x, y) => Variance.Over(x, outer, count, inner, correction, null, y), values =>
            {
                var mean = values.Average(value => (double)value);
                return (float)(values.Sum(value => Math.Pow(value - mean, 2)) / Math.Max(0, count - correction));
            }, low: 100, high: 104);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Extremes_and_the_first_places_where_they_stand(int outer, int count, int inner)
    {
        Check(outer, count, inner, (x, y) => Extreme.Over<Largest>(x, outer, count, inner, y, null), values => values.Max());
        Check(outer, count, inner, (x, y) => Extreme.Over<Smallest>(x, outer, count, inner, y, null), values => values.Min());

        // Few different values, so that each extreme stands in many places.
        var x = new PinnedValues([.. PinnedValues.Random((long)outer * count * inner).ToArray().Select(value => MathF.Round(value))]);
        var (expected, places) = (PinnedValues.Unwritten((long)outer * inner), new int[outer * inner]);
        PlainReduction.Over(x, outer, count, inner, expected, values => Array.IndexOf(values, values.Max()));
        fixed (int* pointer = places)
        {
            Extreme.Over<Largest>(x, outer, count, inner, null, pointer);
        }

        places.Select(place => (float)place).Should().Equal(expected.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Not_a_number_is_the_extreme_at_its_first_place(int inner)
    {
        const int Count = 40;
        var value = PinnedValues.Unwritten(inner);
        var place = stackalloc int[inner];
        foreach (var first in new[] { 0, 5, 17, 39 })
        {
            var x = PinnedValues.Random(Count * inner);
            x[first * inner] = NaN;
            x[39 * inner] = NaN;
            Extreme.Over<Largest>(x, 1, Count, inner, value, place);
            (value[0], place[0]).Should().Be((NaN, first));
            Extreme.Over<Smallest>(x, 1, Count, inner, value, place);
            (value[0], place[0]).Should().Be((NaN, first));

            Sum.Over(x, 1, Count, inner, value);
            value[0].Should().Be(NaN);
        }
    }

    [Theory]
    [InlineData(1, 10, 1, 3)]
    [InlineData(4, 50, 1, 50)]
    [InlineData(3, 20, 5, 1)]
    [InlineData(200, 1000, 1, 5)]
    public void The_largest_come_in_order(int outer, int count, int inner, int k)
    {
        var x = new PinnedValues([.. PinnedValues.Random((long)outer * count * inner).ToArray().Select(value => MathF.Round(value * 10))]);
        x[count / 2 * inner] = NaN;
        var values = PinnedValues.Unwritten((long)outer * k * inner);
        var places = new int[outer * k * inner];
        fixed (int* pointer = places)
        {
            TopK.Over(x, outer, count, inner, k, values, pointer);
        }

        for (var o = 0; o < outer; o++)
        {
            for (var i = 0; i < inner; i++)
            {
                int[] expected = [.. Enumerable.Range(0, count).OrderByDescending(n => At(n), Comparer<float>.Create(NaNLast)).Take(k)];
                int[] received = [.. Enumerable.Range(0, k).Select(rank => places[(((o * k) + rank) * inner) + i])];
                received.Should().Equal(expected);
                values[((long)o * k * inner) + i].Should().Be(At(expected[0]));

                float At(int n) => x[((((long)o * count) + n) * inner) + i];
            }
        }

        static int NaNLast(float a, float b) =>
            float.IsNaN(a) || float.IsNaN(b) ? float.IsNaN(a).CompareTo(float.IsNaN(b)) : a.CompareTo(b);
    }

    [Fact]
    public void Reductions_of_nothing()
    {
        var y = PinnedValues.Unwritten(1);
        Sum.Over(y, 1, 0, 1, y);
        y[0].Should().Be(0);
        Sum.Mean(y, 1, 0, 1, y);
        y[0].Should().Be(NaN);
        Variance.Over(new PinnedValues(3), 1, 1, 1, correction: 1, null, y);
        y[0].Should().Be(NaN);
    }

    /// <summary>As in the gradient of a repeated operand without values, whose room holds none.</summary>
    [Fact]
    public void Reductions_to_nothing_write_nothing()
    {
        var x = PinnedValues.Random(140);
        PinnedValues y = new(1, 2, 3, 4, 5), places = new(6, 7, 8, 9, 10);

        Sum.Over(x, 5, 4, 0, y);
        Sum.Mean(x, 5, 4, 0, y);
        Variance.Over(x, 5, 4, 0, correction: 0, places, y);
        Extreme.Over<Largest>(x, 5, 4, 0, y, (int*)(float*)places);
        BroadcastGradient.Sum(x, [5, 4, 0], [5, 1, 0], y);

        y.ToArray().Should().Equal(1, 2, 3, 4, 5);
        places.ToArray().Should().Equal(6, 7, 8, 9, 10);
    }

    public static TheoryData<int[], int[]> Operands => new()
    {
        { [2, 6, 7, 9], [6, 1, 1] }, { [2, 6, 7, 9], [2, 1, 7, 1] }, { [2, 6, 7, 9], [] }, { [33, 10], [10] }, { [33, 10], [33, 1] },
        { [3, 4], [3, 4] }, { [8, 16, 50, 50], [16, 1, 1] }, { [4, 5, 3, 6], [1, 5, 1, 6] }, { [0, 3], [3] },
    };

    [Theory]
    [MemberData(nameof(Operands))]
    public void The_gradient_of_a_repeated_operand_is_the_sum_over_its_repetitions(int[] sizes, int[] operandSizes)
    {
        Shape shape = [.. sizes], operand = [.. operandSizes];
        var dy = PinnedValues.Random(shape.Elements);
        var expected = new double[operand.Elements];
        for (long i = 0; i < shape.Elements; i++)
        {
            var (index, stride, rest) = (0L, 1L, i);
            for (var fromEnd = 1; fromEnd <= operand.Rank; fromEnd++)
            {
                (rest, var place) = Math.DivRem(rest, shape[^fromEnd]);
                index += operand[^fromEnd] == 1 ? 0 : place * stride;
                stride *= operand[^fromEnd];
            }

            expected[index] += dy[i];
        }

        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var sums = PinnedValues.Unwritten(operand.Elements);
            BroadcastGradient.Sum(dy, shape, operand, sums);
            sums.ShouldHold(i => expected[i], tolerance: 2e-6);
            return sums;
        });
    }

    private delegate void Kernel(float* x, float* y);

    private static void Check(int outer, int count, int inner, Kernel kernel, Func<float[], float> reduce, float low = -2, float high = 2)
    {
        var x = PinnedValues.Random((long)outer * count * inner, low: low, high: high);
        var expected = PinnedValues.Unwritten((long)outer * inner);
        PlainReduction.Over(x, outer, count, inner, expected, reduce);
        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var y = PinnedValues.Unwritten((long)outer * inner);
            kernel(x, y);
            y.ShouldHold(i => expected[i], tolerance: 2e-6);
            return y;
        });
    }
}
