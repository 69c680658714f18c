using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tests.Tensors.Kernels.Elementwise;

public sealed unsafe class DropoutTests
{
    private const int Many = 1_000_003;

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void The_share_that_is_dropped_is_the_probability(float probability)
    {
        var y = Ones(Many, probability, seed: 7);
        var dropped = y.Count(value => value == 0) / (double)Many;
        dropped.Should().BeApproximately(probability, 5 * Math.Sqrt(probability * (1 - probability) / Many));
        y.Where(value => value != 0).Distinct().Should().Equal(1 / (1 - probability));
    }

    [Fact]
    public void The_mask_at_a_place_depends_on_seed_and_place_alone()
    {
        var longer = Ones(1000, 0.5f, seed: 3);
        Ones(13, 0.5f, seed: 3).Should().Equal(longer[..13]);
        for (var i = 0; i < 1000; i++)
        {
            (longer[i] != 0).Should().Be(Dropout.Bits(3, i) >= 0x80000000);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(1000, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 1L << 32)]
    public void Masks_of_neighboring_places_and_seeds_are_independent(int placesApart, long seedsApart)
    {
        float[] first = Ones(Many, 0.5f, seed: 100), second = Ones(Many, 0.5f, 100 + (ulong)seedsApart);
        var agreeing = Enumerable.Range(0, Many - placesApart).Count(i => first[i] == second[i + placesApart]);
        (agreeing / (double)(Many - placesApart)).Should().BeApproximately(0.5, 5 * 0.5 / Math.Sqrt(Many));
    }

    [Fact]
    public void Every_bit_is_as_often_set_as_not()
    {
        for (var bit = 0; bit < 32; bit++)
        {
            var set = Enumerable.Range(0, 20_000).Count(i => ((Dropout.Bits(5, i) >> bit) & 1) == 1);
            set.Should().BeInRange(10_000 - 360, 10_000 + 360, $"bit {bit} is random");
        }
    }

    [Fact]
    public void Places_beyond_what_32_bits_count_have_bits_of_their_own() =>
        Enumerable.Range(0, 32).Count(i => Dropout.Bits(5, i) == Dropout.Bits(5, i + (1L << 32))).Should().Be(0);

    [Fact]
    public void None_and_all_can_be_dropped()
    {
        Ones(100, 0, seed: 1).Should().OnlyContain(value => value == 1);
        Ones(100, 1, seed: 1).Should().OnlyContain(value => value == 0);
    }

    [Fact]
    public void Threads_do_not_change_the_mask() =>
        PinnedValues.ShouldBeTheSameForAnyThreads(() => new PinnedValues(Ones(Many, 0.3f, seed: 9)));

    private static float[] Ones(int count, float probability, ulong seed)
    {
        var x = new PinnedValues([.. Enumerable.Repeat(1f, count)]);
        Dropout.Apply(x, x, count, probability, seed);
        return x.ToArray();
    }
}
