using System.Numerics;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Randomness;

public sealed class GeneratorTests
{
    private const int Samples = 100_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ulong.MaxValue)]
    public void Numbers_are_those_of_the_definition(ulong seed)
    {
        var random = new Generator(seed);

        foreach (var bits in Pcg32(seed).Take(1000))
        {
            random.Number().Should().Be((float)(Math.Floor(bits / 256.0) / Math.Pow(2, 24)));
        }
    }

    [Fact]
    public void Whole_numbers_are_the_high_bits_of_the_definition()
    {
        var random = new Generator(7);

        foreach (var bits in Pcg32(7).Take(1000))
        {
            random.Integer(-10, 90).Should().Be((int)(((BigInteger)bits * 100) >> 32) - 10);
        }
    }

    [Fact]
    public void The_first_numbers_of_seed_1_never_change()
    {
        Pcg32(1).Take(5).Should().Equal(1412771199u, 1791099446u, 124312908u, 1968572995u, 1080415314u);
        new Generator(1).Integers([5], 0, 1000).ToArray().Should().Equal(328, 417, 28, 458, 251);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_gives_others()
    {
        float[] Draw(ulong seed) => new Generator(seed).Normal([100]).ToArray();

        Draw(5).Should().Equal(Draw(5));
        Draw(5).Should().NotEqual(Draw(6));
    }

    [Fact]
    public void Whole_numbers_cover_their_range_evenly()
    {
        var counts = new int[7];
        foreach (var value in new Generator(3).Integers([Samples], -3, 4).ToArray())
        {
            counts[(int)value + 3]++;
        }

        ChiSquare(counts).Should().BeLessThan(22.5, "this is exceeded once in 1,000 times with 6 degrees of freedom");
    }

    [Fact]
    public void The_widest_and_the_narrowest_range_work()
    {
        var random = new Generator(4);
        var widest = Enumerable.Range(0, 1000).Select(_ => random.Integer(int.MinValue, int.MaxValue)).ToArray();

        widest.Should().Contain(value => value < -1_000_000_000).And.Contain(value => value > 1_000_000_000).And.NotContain(int.MaxValue);
        random.Integer(int.MaxValue - 1, int.MaxValue).Should().Be(int.MaxValue - 1);
        random.Integer(5, 6).Should().Be(5);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-2, 3)]
    [InlineData(1000, 1001)]
    [InlineData(16_777_215, 16_777_216)]
    public void Uniform_numbers_stay_below_the_upper_bound(float low, float high)
    {
        var values = new Generator(2).Uniform([Samples], low, high).ToArray();

        values.Min().Should().BeGreaterThanOrEqualTo(low);
        values.Max().Should().BeLessThan(high);
    }

    [Fact]
    public void Uniform_numbers_have_the_mean_and_variance_of_their_range()
    {
        var values = new Generator(8).Uniform([Samples], -1, 5).ToArray();

        Mean(values).Should().BeApproximately(2, 0.02);
        Variance(values).Should().BeApproximately(36 / 12.0, 0.03);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_bell_curve()
    {
        var values = new Generator(9).Normal([Samples], mean: 3, deviation: 2).ToArray();
        double Within(double deviations) => values.Count(value => Math.Abs(value - 3) < deviations * 2) / (double)Samples;

        values.Should().OnlyContain(value => float.IsFinite(value));
        Mean(values).Should().BeApproximately(3, 0.03);
        Variance(values).Should().BeApproximately(4, 0.06);
        Within(1).Should().BeApproximately(0.6827, 0.006);
        Within(2).Should().BeApproximately(0.9545, 0.003);
        Within(3).Should().BeApproximately(0.9973, 0.001);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void A_permutation_holds_each_number_once(int count) =>
        new Generator(6).Permutation(count).Order().Should().Equal(Enumerable.Range(0, count));

    [Fact]
    public void All_permutations_are_equally_likely()
    {
        var random = new Generator(10);
        var counts = Enumerable.Range(0, 24_000).CountBy(_ => string.Join(' ', random.Permutation(4))).Select(pair => pair.Value).ToArray();

        counts.Should().HaveCount(24);
        ChiSquare(counts).Should().BeLessThan(49.7, "this is exceeded once in 1,000 times with 23 degrees of freedom");
    }

    [Fact]
    public void Empty_ranges_are_refused()
    {
        var random = new Generator(1);

        Message(() => random.Integer(5, 5)).Should().Be("low ('5') must be less than '5'. (Parameter 'low')\nActual value was 5.");
        Message(() => random.Integer(5, 4)).Should().Be("low ('5') must be less than '4'. (Parameter 'low')\nActual value was 5.");
        Message(() => random.Integers([2], 5, 5)).Should().Be("low ('5') must be less than '5'. (Parameter 'low')\nActual value was 5.");
        Message(() => random.Uniform([2], 1, 1)).Should().Be("low ('1') must be less than '1'. (Parameter 'low')\nActual value was 1.");
    }

    /// <summary>PCG-XSH-RR as the paper writes it, in whole numbers without a word size.</summary>
    private static IEnumerable<uint> Pcg32(ulong seed)
    {
        var (words, halves) = (BigInteger.One << 64, BigInteger.One << 32);
        BigInteger Next(BigInteger state) => ((state * 6364136223846793005) + 1442695040888963407) % words;

        // Seeded as the authors' pcg32_srandom: one step from 0, the seed added, one step more.
        var state = Next((Next(0) + seed) % words);
        while (true)
        {
            var folded = ((state ^ (state >> 18)) >> 27) % halves;
            var turned = (int)(state >> 59);
            yield return (uint)((folded >> turned) + ((folded << (32 - turned)) % halves));
            state = Next(state);
        }
    }

    private static double Mean(float[] values) => values.Average(value => (double)value);

    private static double Variance(float[] values)
    {
        var mean = Mean(values);
        return values.Average(value => (value - mean) * (value - mean));
    }

    private static double ChiSquare(int[] counts)
    {
        var expected = counts.Average();
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }

    private static string Message<T>(Func<T> draw) =>
        draw.Should().Throw<ArgumentOutOfRangeException>().Which.Message.ReplaceLineEndings("\n");
}
