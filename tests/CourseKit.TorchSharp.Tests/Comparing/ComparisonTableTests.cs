using CourseKit.Benchmarks.Comparing;

namespace CourseKit.TorchSharp.Tests.Comparing;

public sealed class ComparisonTableTests
{
    [Fact]
    public void A_row_has_the_medians_and_the_ratios_of_what_ran_in_the_same_turn()
    {
        Contender[] contenders = [Contender.CourseKit, .. Contender.Peers["torchsharp"]];

        var table = $"{ComparisonTable.Head(contenders)}\n{ComparisonTable.Row("train/lenet/256", [
            [40_000, 10_000, 16_000], [50_000, 25_000, 20_000], [44_000, 22_000, 11_000.4]])}";

        table.Should().Be("""
            | case | CourseKit, images/s | ratio to TorchSharp as installed | ratio to TorchSharp, memory kept |
            | --- | --- | --- | --- |
            | train/lenet/256 | 44,000 | 2.00 (2.00–4.00), it 22,000 | 2.50 (2.50–4.00), it 16,000 |
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_median_of_an_even_number_of_runs_lies_between_the_two_in_the_middle()
    {
        ComparisonTable.Median([7, 1, 100, 2]).Should().Be(4.5);
        ComparisonTable.Median([7]).Should().Be(7);
    }

    [Theory]
    [InlineData(7.44, "7.4")]
    [InlineData(99.94, "99.9")]
    [InlineData(266.4, "266")]
    [InlineData(45_684.6, "45,685")]
    public void Images_a_second_are_written_with_as_many_digits_as_mean_something(double perSecond, string expected) =>
        ComparisonTable.Images(perSecond).Should().Be(expected);

    [Fact]
    public void TorchSharp_runs_as_it_comes_and_with_memory_that_glibc_keeps()
    {
        var (installed, kept) = (Contender.Peers["torchsharp"][0], Contender.Peers["torchsharp"][1]);

        installed.Environment.Should().NotContain(variable => variable.Name.StartsWith("MALLOC"));
        kept.Environment.Should().Contain(("MALLOC_TRIM_THRESHOLD_", "4000000000")).And.Contain(("MALLOC_MMAP_THRESHOLD_", "4000000000"));
        Contender.Peers.Values.SelectMany(peers => peers).Select(peer => peer.Title).Should().OnlyHaveUniqueItems();
    }
}
