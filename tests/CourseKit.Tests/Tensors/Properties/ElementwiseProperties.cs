using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Reductions;
using CourseKit.Tests.Tensors.Kernels;
using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tests.Tensors.Properties;

public sealed unsafe class ElementwiseProperties
{
    /// <summary>The common shape, and which axes of either operand have size 1 (a bit each) or are missing.</summary>
    private static readonly (string Name, int Least, int Most)[] LanePairs =
    [
        ("rank", 0, 4), ("first", 1, 5), ("second", 1, 7), ("third", 1, 9), ("fourth", 1, 40),
        ("ones on the left", 0, 15), ("ones on the right", 0, 15), ("missing on the right", 0, 4),
    ];

    [Fact]
    public void Sums_of_pairs() => ForAnyPair<Functions.Add>((a, b) => a + b, (_, _) => 1, (_, _) => 1);

    [Fact]
    public void Differences() => ForAnyPair<Functions.Subtract>((a, b) => a - b, (_, _) => 1, (_, _) => -1);

    [Fact]
    public void Products() => ForAnyPair<Functions.Multiply>((a, b) => a * b, (_, b) => b, (a, _) => a);

    [Fact]
    public void Quotients() => ForAnyPair<Functions.Divide>((a, b) => a / b, (_, b) => 1 / b, (a, b) => -a / (b * b));

    [Fact]
    public void Reductions_of_an_axis() => Sizes.ForAll(60, [("outer", 1, 9), ("count", 1, 90), ("inner", 1, 40)], sizes =>
    {
        var x = Drawn([sizes["outer"], sizes["count"], sizes["inner"]], 1);

        x.Sum(1).ShouldAgreeWith(Plain(x, values => (float)values.Sum(value => (double)value)), 1e-5, "sums");
        x.Mean(1).ShouldAgreeWith(Plain(x, values => (float)values.Average(value => (double)value)), 1e-6, "means");
        x.Max(1).ShouldAgreeWith(Plain(x, values => values.Max()), 0, "maxima");
        x.Min(1).ShouldAgreeWith(Plain(x, values => values.Min()), 0, "minima");
        x.ArgMax(1).ShouldAgreeWith(Plain(x, values => Array.IndexOf(values, values.Max())), 0, "places of the maxima");
        x.ArgMin(1).ShouldAgreeWith(Plain(x, values => Array.IndexOf(values, values.Min())), 0, "places of the minima");
        x.Variance(1, correction: 0).ShouldAgreeWith(Plain(x, Variance), 1e-6, "variances");
        x.Sum().ShouldAgreeWith([(float)x.ToArray().Sum(value => (double)value)], 1e-3, "sum of all");
        x.Max().ShouldAgreeWith([x.ToArray().Max()], 0, "maximum of all");
    });

    [Fact]
    public void Permuted_and_flipped_tensors_hold_the_same_at_their_places() => Sizes.ForAll(
        40, [("first", 1, 9), ("second", 1, 34), ("third", 1, 70), ("order", 0, 5)], sizes =>
        {
            int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
            var order = orders[sizes["order"]];
            Shape shape = [sizes["first"], sizes["second"], sizes["third"]];
            var x = Drawn(shape, 1);
            var permuted = x.Permute(order);
            var flipped = x.Flip(order[0], order[1]);

            permuted.Shape.Should().Equal(order.Select(axis => shape[axis]));
            Span<int> at = stackalloc int[3];
            for (var i = 0; i < shape.Elements; i++)
            {
                (at[0], at[1], at[2]) = (i / shape[2] / shape[1], i / shape[2] % shape[1], i % shape[2]);
                var value = x[at];
                (permuted[at[order[0]], at[order[1]], at[order[2]]] == value).Should().BeTrue("that is where value {0} goes", i);
                at[order[0]] = shape[order[0]] - 1 - at[order[0]];
                at[order[1]] = shape[order[1]] - 1 - at[order[1]];
                (flipped[at] == value).Should().BeTrue("that is where value {0} goes", i);
            }
        });

    private static void ForAnyPair<TOperation>(Func<Tensor, Tensor, Tensor> operation, Func<double, double, double> ofLeft, Func<double,
        double, double> ofRight)
        where TOperation : struct, IBinary => Sizes.ForAll(60, LanePairs, sizes =>
    {
        int[] common = [.. new[] { sizes["first"], sizes["second"], sizes["third"], sizes["fourth"] }.TakeLast(sizes["rank"])];
        Tensor a = Drawn(With(common, sizes["ones on the left"]), 1).RequireGrad();
        Tensor b = AwayFromZero([.. With(common, sizes["ones on the right"]).Skip(sizes["missing on the right"])]).RequireGrad();
        var plain = PinnedValues.Unwritten(a.Shape.Broadcast(b.Shape).Elements);
        PlainBinary.Apply<TOperation>(a.Shape, new PinnedValues(a.ToArray()), b.Shape, new PinnedValues(b.ToArray()), plain);

        var y = operation(a, b);
        var dy = Drawn(y.Shape, 3);
        y.Backward(dy);

        y.ShouldAgreeWith(plain.ToArray(), 0, "output");
        var (da, db) = (new double[a.Shape.Elements], new double[b.Shape.Elements]);
        var (atA, atB) = (Places(a.Shape, y.Shape), Places(b.Shape, y.Shape));
        var (left, right, gradient) = (a.ToArray(), b.ToArray(), dy.ToArray());
        for (var i = 0; i < gradient.Length; i++)
        {
            da[atA[i]] += gradient[i] * ofLeft(left[atA[i]], right[atB[i]]);
            db[atB[i]] += gradient[i] * ofRight(left[atA[i]], right[atB[i]]);
        }

        a.Grad!.ShouldAgreeWith([.. da.Select(value => (float)value)], 2e-4, "gradient of the left one");
        b.Grad!.ShouldAgreeWith([.. db.Select(value => (float)value)], 2e-4, "gradient of the right one");
    });

    private static Shape With(int[] sizes, int ones) => [.. sizes.Select((size, axis) => (ones >> axis & 1) == 1 ? 1 : size)];

    /// <summary>For each place of the common shape, which value of the operand stands there.</summary>
    private static int[] Places(Shape operand, Shape common) =>
        [.. Tensor.Range((int)operand.Elements).Reshape([.. operand]).Expand(common).ToArray().Select(place => (int)place)];

    private static float Variance(float[] values)
    {
        var mean = values.Average(value => (double)value);
        return (float)values.Average(value => (value - mean) * (value - mean));
    }

    private static float[] Plain(Tensor x, Func<float[], float> reduce)
    {
        var y = PinnedValues.Unwritten(x.Shape[0] * x.Shape[2]);
        PlainReduction.Over(new PinnedValues(x.ToArray()), x.Shape[0], x.Shape[1], x.Shape[2], y, reduce);
        return y.ToArray();
    }

    private static Tensor Drawn(Shape shape, int number) => Tensor.From(shape, Sizes.Values((int)shape.Elements, number));

    private static Tensor AwayFromZero(Shape shape) =>
        Tensor.From(shape, [.. Sizes.Values((int)shape.Elements, 2).Select(value => value + MathF.CopySign(0.5f, value))]);
}
