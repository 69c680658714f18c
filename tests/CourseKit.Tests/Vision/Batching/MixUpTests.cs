using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;

namespace CourseKit.Tests.Vision.Batching;

public sealed class MixUpTests
{
    [Fact]
    public void Images_and_classes_are_blended_with_the_same_shares()
    {
        var seen = new HashSet<double>();
        foreach (var batch in new Loader(ExampleList.Numbered(60), 12) { MixUp = 0.8, Shuffle = true }.Epoch(1))
        {
            batch.Labels.Shape.Should().Equal(12, 5);
            batch.Labels.Sum(1).ToArray().Should().OnlyContain(sum => Math.Abs(sum - 1) < 1e-6);
            var shares = new HashSet<double>();
            for (var at = 0; at < 12; at++)
            {
                float[] row = [.. Enumerable.Range(0, 5).Select(label => batch.Labels[at, label])];
                int[] parts = [.. Enumerable.Range(0, 5).Where(label => row[label] > 0)];
                parts.Length.Should().BeInRange(1, 2);
                var pixel = batch.Images[at, 0, 1, 2];
                batch.Images.Select(0, at).ToArray().Should().OnlyContain(value => value == pixel);
                if (parts.Length == 2)
                {
                    shares.Add(Math.Round(Math.Max(row[parts[0]], row[parts[1]]), 5));
                    Blends(pixel, row, parts[0], parts[1]).Should().BeTrue($"{pixel} is a blend of two numbers of these classes");
                }
            }

            shares.Should().HaveCountLessThanOrEqualTo(1, "one share a batch");
            seen.UnionWith(shares);
        }

        seen.Should().HaveCountGreaterThan(3, "another one for each batch");
    }

    [Fact]
    public void The_same_epoch_is_mixed_alike_and_another_one_otherwise()
    {
        Loader Loader(int prefetch) => new(ExampleList.Numbered(20), 5) { MixUp = 0.2, Prefetch = prefetch };
        float[] Values(int prefetch, int epoch) => [.. Loader(prefetch).Epoch(epoch).SelectMany(batch => batch.Labels.ToArray())];

        Values(3, 2).Should().Equal(Values(0, 2)).And.NotEqual(Values(0, 3));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(7.5)]
    public void Shares_have_the_variance_of_the_beta_distribution(double alpha)
    {
        var random = new Generator(5);
        double[] shares = [.. Enumerable.Range(0, 20_000).Select(_ => BetaDistribution.Draw(alpha, random))];

        shares.Should().OnlyContain(share => share >= 0 && share <= 1);
        shares.Average().Should().BeApproximately(0.5, 0.015);
        shares.Average(share => Math.Pow(share - 0.5, 2)).Should().BeApproximately(1 / (4 * ((2 * alpha) + 1)), 0.006);
    }

    [Fact]
    public void Mix_up_needs_classes()
    {
        var masks = new ExampleList(2, index => ExampleList.Image(index) with { Mask = Tensor.Zeros([2, 3]) });
        var beyond = new ExampleList(2, index => ExampleList.Image(index) with { Label = index * 7 });

        masks.Invoking(set => new Loader(set, 2) { MixUp = 1 }.Epoch(1).ToList()).Should().Throw<ShapeException>()
            .WithMessage("Mix-up blends classes, one an image. Received: labels [2, 2, 3] of drawn, test set.");
        beyond.Invoking(set => new Loader(set, 2) { MixUp = 1 }.Epoch(1).ToList()).Should().Throw<InvalidDataException>()
            .WithMessage("The labels of drawn, test set go from 0 to 4. Received: 7.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Alpha_is_above_zero(double alpha) =>
        alpha.Invoking(it => new Loader(ExampleList.Numbered(2), 2) { MixUp = it }).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("The α of mix-up is a number above 0. Received: *.*");

    /// <summary>Returns whether a value is a blend, with the shares of two classes, of two numbers that have these classes.</summary>
    private static bool Blends(float value, float[] shares, int first, int second) =>
        Enumerable.Range(0, 144).Any(pair =>
            Math.Abs((shares[first] * ((5 * (pair / 12)) + first)) + (shares[second] * ((5 * (pair % 12)) + second)) - value) < 1e-3);
}
