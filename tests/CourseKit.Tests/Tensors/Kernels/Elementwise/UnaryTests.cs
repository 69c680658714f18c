using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tests.Tensors.Kernels.Elementwise;

public sealed unsafe class UnaryTests
{
    private const float NaN = float.NaN, Infinity = float.PositiveInfinity;

    private static readonly int[] Counts = [1, 2, 7, 8, 9, 63, 1000, (2 * Pieces.Values) + 5];

    [Fact]
    public void Exponential() => Check(new Exp(), Math.Exp, Math.Exp, -105, 88);

    [Fact]
    public void Logarithm() => Check(new Log(), Math.Log, x => 1 / x, 1e-3f, 100);

    [Fact]
    public void Square_root() => Check(new Sqrt(), Math.Sqrt, x => 0.5 / Math.Sqrt(x), 0.01f, 100);

    [Fact]
    public void Hyperbolic_tangent() => Check(new Tanh(), Math.Tanh, x => 1 - Math.Pow(Math.Tanh(x), 2), -12, 12);

    [Fact]
    public void Logistic_function() => Check(new Sigmoid(), Logistic, x => Logistic(x) * (1 - Logistic(x)), -80, 80);

    [Fact]
    public void Silu() => Check(new Silu(), x => x * Logistic(x), x => Logistic(x) * (1 + (x * (1 - Logistic(x)))), -20, 20);

    [Fact]
    public void Elu() => Check(new Elu(1.5f), x => x > 0 ? x : 1.5 * ExpMinusOne(x), x => x > 0 ? 1 : 1.5 * Math.Exp(x), -20, 5);

    [Fact]
    public void Absolute_value_and_square()
    {
        Check(new Abs(), Math.Abs, x => Math.Sign(x));
        Check(new Square(), x => x * x, x => 2 * x);
    }

    [Fact]
    public void Product_and_sum_with_a_constant()
    {
        Check(Affine.Negate, x => -x, _ => -1);
        Check(new Affine(2.5f, 0), x => 2.5 * x, _ => 2.5);
        Check(new Affine(1, -0.75f), x => x - 0.75, _ => 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(0.5f)]
    [InlineData(2.75f)]
    public void Constant_powers(float exponent) =>
        Check(new Power(exponent), x => Math.Pow(x, exponent), x => exponent * Math.Pow(x, exponent - 1), 0.1f, 9);

    [Fact]
    public void Rectifiers()
    {
        Check(new Relu(), x => Math.Max(x, 0), x => x > 0 ? 1 : 0);
        Check(new Relu6(), x => Math.Clamp(x, 0, 6), x => x is > 0 and < 6 ? 1 : 0, -10, 10);
        Check(new LeakyRelu(0.1f), x => x > 0 ? x : 0.1f * x, x => x > 0 ? 1 : 0.1f);
        Check(new Clamp(-1, 0.5f), x => Math.Clamp(x, -1, 0.5), x => x is >= -1 and <= 0.5 ? 1 : 0);
        Check(new HardSigmoid(), x => Math.Clamp(x + 3, 0, 6) / 6, x => x is > -3 and < 3 ? 1 / 6.0 : 0, -5, 5);
        Check(new HardSwish(), x => x * Math.Clamp(x + 3, 0, 6) / 6, x => x <= -3 ? 0 : x < 3 ? (x / 3) + 0.5 : 1, -5, 5);
    }

    [Fact]
    public void Slopes_at_the_kinks_are_PyTorchs()
    {
        Slopes(new Abs(), 0).Should().Equal(0);
        Slopes(new Relu(), 0).Should().Equal(0);
        Slopes(new Relu6(), 0, 6).Should().Equal(0, 0);
        Slopes(new LeakyRelu(0.1f), 0).Should().Equal(0.1f);
        Slopes(new Elu(2), 0).Should().Equal(2);
        Slopes(new Clamp(-1, 1), -1, 1).Should().Equal(1, 1);
        Slopes(new HardSigmoid(), -3, 3).Should().Equal(0, 0);
        Slopes(new HardSwish(), -3, 3).Should().Equal(0, 1);
    }

    [Fact]
    public void Not_a_number_comes_through_every_function()
    {
        Apply(new Exp(), NaN).Should().Equal(NaN);
        Apply(new Log(), NaN).Should().Equal(NaN);
        Apply(new Sqrt(), NaN).Should().Equal(NaN);
        Apply(new Tanh(), NaN).Should().Equal(NaN);
        Apply(new Sigmoid(), NaN).Should().Equal(NaN);
        Apply(new Silu(), NaN).Should().Equal(NaN);
        Apply(new Elu(1), NaN).Should().Equal(NaN);
        Apply(new Abs(), NaN).Should().Equal(NaN);
        Apply(new Relu(), NaN).Should().Equal(NaN);
        Apply(new Relu6(), NaN).Should().Equal(NaN);
        Apply(new LeakyRelu(0.1f), NaN).Should().Equal(NaN);
        Apply(new Clamp(0, 1), NaN).Should().Equal(NaN);
        Apply(new HardSigmoid(), NaN).Should().Equal(NaN);
        Apply(new HardSwish(), NaN).Should().Equal(NaN);
        Apply(new Power(0.5f), NaN).Should().Equal(NaN);
    }

    [Fact]
    public void Infinities_and_edges_are_those_of_the_functions()
    {
        Apply(new Exp(), Infinity, -Infinity, 88.73f, -104.5f, 0).Should().Equal(Infinity, 0, Infinity, 0, 1);
        Apply(new Log(), Infinity, 0, -1, 1).Should().Equal(Infinity, -Infinity, NaN, 0);
        Apply(new Sqrt(), Infinity, -1, 0).Should().Equal(Infinity, NaN, 0);
        Apply(new Tanh(), Infinity, -Infinity, 0).Should().Equal(1, -1, 0);
        Apply(new Sigmoid(), Infinity, -Infinity, 0, -200).Should().Equal(1, 0, 0.5f, 0);
        Apply(new Elu(1), Infinity, -Infinity).Should().Equal(Infinity, -1);
        Apply(new Relu(), Infinity, -Infinity).Should().Equal(Infinity, 0);
        Apply(new Relu6(), Infinity, -Infinity).Should().Equal(6, 0);
    }

    [Fact]
    public void Exponentials_are_within_a_few_units_in_the_last_place()
    {
        WorstUlps(new Exp(), Math.Exp, -87, 88).Should().BeLessThan(2);
        WorstUlps(new Log(), Math.Log, 1e-3f, 1e3f).Should().BeLessThan(2);
        WorstUlps(new Tanh(), Math.Tanh, -10, 10).Should().BeLessThan(2);
        WorstUlps(new Sigmoid(), Logistic, -80, 80).Should().BeLessThan(3);
        WorstUlps(new Silu(), x => x * Logistic(x), -80, 80).Should().BeLessThan(4);
        WorstUlps(new Elu(1), ExpMinusOne, -20, 0).Should().BeLessThan(3);
        WorstUlps(new Elu(1), ExpMinusOne, -1e-3f, 0).Should().BeLessThan(3);
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var x = PinnedValues.Random((5 * Pieces.Values) + 3);
        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var y = PinnedValues.Unwritten(x.Count);
            Unary.Apply(new Tanh(), x, y, x.Count);
            return y;
        });
    }

    [Fact]
    public void A_result_may_replace_its_operand()
    {
        var x = PinnedValues.Random(1001);
        Unary.Apply(new Relu(), x, x, x.Count);
        var before = PinnedValues.Random(1001);
        x.ShouldHold(i => Math.Max(0, before[i]));
    }

    private static void Check<TFunction>(TFunction function, Func<double, double> expected, Func<double, double> slope, float low = -4,
        float high = 4)
        where TFunction : struct, IUnary
    {
        foreach (var count in Counts)
        {
            var x = PinnedValues.Random(count, low: low, high: high);
            var y = PinnedValues.Unwritten(count);
            Unary.Apply(function, x, y, count);
            y.ShouldHold(i => (float)expected(x[i]));

            var dy = PinnedValues.Random(count, seed: 2);
            var dx = PinnedValues.Unwritten(count);
            Unary.Gradient(function, TFunction.Saved == SavedValue.Output ? y : x, dy, dx, count);
            dx.ShouldHold(i => (float)(dy[i] * slope(x[i])), tolerance: 4e-6);
        }
    }

    private static float[] Apply<TFunction>(TFunction function, params float[] x)
        where TFunction : struct, IUnary
    {
        var y = PinnedValues.Unwritten(x.Length);
        Unary.Apply(function, new PinnedValues(x), y, x.Length);
        return y.ToArray();
    }

    private static float[] Slopes<TFunction>(TFunction function, params float[] x)
        where TFunction : struct, IUnary
    {
        var kept = new PinnedValues(TFunction.Saved == SavedValue.Output ? Apply(function, x) : x);
        var dx = PinnedValues.Unwritten(x.Length);
        Unary.Gradient(function, kept, new PinnedValues([.. x.Select(_ => 1f)]), dx, x.Length);
        return dx.ToArray();
    }

    private static double WorstUlps<TFunction>(TFunction function, Func<double, double> exact, float low, float high)
        where TFunction : struct, IUnary
    {
        var x = PinnedValues.Random(200_000, low: low, high: high);
        var y = PinnedValues.Unwritten(x.Count);
        Unary.Apply(function, x, y, x.Count);
        return Enumerable.Range(0, x.Count).Max(i =>
        {
            var wanted = exact(x[i]);
            var size = MathF.Max(MathF.Abs((float)wanted), 1.2e-38f);
            return Math.Abs(y[i] - wanted) / (MathF.BitIncrement(size) - size);
        });
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double ExpMinusOne(double x) =>
        Math.Abs(x) < 1e-3 ? x + (x * x / 2) + (x * x * x / 6) + (x * x * x * x / 24) : Math.Exp(x) - 1;
}
