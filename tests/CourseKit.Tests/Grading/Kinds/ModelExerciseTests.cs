using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class ModelExerciseTests
{
    [Fact]
    public void A_network_that_keeps_every_rule_passes() => Check(Network(4)).Outcome.Should().Be(Outcome.Passed);

    [Fact]
    public void Its_summary_for_the_same_input_passes_too() =>
        new Small().Check(Network(4).Summarize([2, 3, 8, 8])).Outcome.Should().Be(Outcome.Passed);

    [Fact]
    public void No_network_is_no_attempt()
    {
        new Small().Check((Layer?)null).Outcome.Should().Be(Outcome.NotAttempted);
        new Small().Check((Summary?)null).Outcome.Should().Be(Outcome.NotAttempted);
    }

    [Fact]
    public void A_network_that_does_not_take_the_input_is_told_so() => Check(new Sequential(new Flatten(), new Conv2d(4, 3)))
        .Message.Should().StartWith("The network does not take an input of [2, 3, 8, 8]. ");

    [Theory]
    [InlineData("The output has the shape [2, 4, 6, 6]", "[2, 5, 6, 6]", 5, 3)]
    [InlineData("The output has the shape [2, 4, 6, 6]", "[2, 4, 8, 8]", 4, 1)]
    public void A_rule_that_fails_is_told_with_what_was_found(string rule, string found, int filters, int kernel)
    {
        var verdict = Check(new Sequential(new Conv2d(filters, kernel), new Relu()));

        verdict.Message.Should().Be($"This should hold, and does not: {rule}.");
        verdict.Evidence.Should().Contain(("received", found));
    }

    [Fact]
    public void Layers_in_another_order_are_shown_beside_those_that_are_wanted()
    {
        var verdict = Check(new Sequential(new Relu(), new Conv2d(4, 3)));

        verdict.Message.Should().Be("This should hold, and does not: The layers are Conv2d, Relu, in this order.");
        verdict.Evidence.Should().Contain(("received", "[\"Relu\", \"Conv2d\"]"));
    }

    [Theory]
    [InlineData(1, "The network has 112 parameters", "3 · 3 · 3 · 4 = 108")]
    [InlineData(2, "The network has at most 100 parameters", "(3 · 3 · 3 + 1) · 4 = 112")]
    [InlineData(3, "The input takes at most 7,000 multiply-accumulates", "3 · 3 · 3 · 2 · 4 · 6 · 6 = 7,776")]
    [InlineData(4, "Training takes at most 1.0 kB", "input: 2 · 3 · 8 · 8 · 4 = 1,536 bytes")]
    [InlineData(5, "The network has at least 2 layers of kind Conv2d", "received  1")]
    [InlineData(6, "The network has at least 3 convolutions", "received  2")]
    public void A_budget_that_is_not_kept_is_told_with_its_working(int rule, string said, string working)
    {
        var verdict = new Budget(rule).Check(new Sequential(
            [new Conv2d(4, 3, bias: rule != 1), new Relu(), .. rule == 6 ? new NamedLayer[] { new DepthwiseConv2d(3) } : []]));

        verdict.Message.Should().StartWith($"This should hold, and does not: {said}");
        verdict.ToString().Should().Contain(working);
    }

    private static Verdict Check(Layer network) => new Small().Check(network);

    private static Sequential Network(int filters) => new(new Conv2d(filters, kernel: 3), new Relu());

    private class Small() : ModelExercise("00-test/small", "Small")
    {
        public override string Question => "Build it.";

        protected override Shape Input => [2, 3, 8, 8];

        public override Answer<Summary> Reference => new(Network(4).Summarize(Input), "network");

        protected override IEnumerable<Property<Summary>> Properties(Generator random) =>
        [
            NetworkRule.Outputs([2, 4, 6, 6]), NetworkRule.HasLayers("Conv2d", "Relu"), NetworkRule.HasParameters(112),
            NetworkRule.HasAtMostParameters(112), NetworkRule.HasAtMostMultiplyAccumulates(7776),
            NetworkRule.TrainsWithin(new ByteSize(10_000)), NetworkRule.HasAtLeast(1, "Conv2d"),
        ];

        public override IReadOnlyList<Mistake<Summary>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Budget(int rule) : Small
    {
        protected override IEnumerable<Property<Summary>> Properties(Generator random) =>
        [
            rule switch
            {
                1 => NetworkRule.HasParameters(112),
                2 => NetworkRule.HasAtMostParameters(100),
                3 => NetworkRule.HasAtMostMultiplyAccumulates(7000),
                4 => NetworkRule.TrainsWithin(new ByteSize(1000)),
                5 => NetworkRule.HasAtLeast(2, "Conv2d"),
                _ => NetworkRule.HasConvolutions(atLeast: 3),
            },
        ];
    }
}
