using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.Tests.Networks.Layers;

public sealed class DropoutTests
{
    [Fact]
    public void In_training_it_drops_as_many_as_it_says_and_keeps_the_expectation()
    {
        var dropped = new Dropout(0.3f).Build([1, 10_000], new Generator(1)).Call(Tensor.Ones([1, 10_000])).ToArray();

        dropped.Distinct().Should().BeEquivalentTo([0f, 1 / 0.7f]);
        dropped.Count(value => value == 0).Should().BeInRange(2_800, 3_200, "four deviations of a binomial with 10,000 tries are 183");
    }

    [Fact]
    public void In_prediction_it_does_nothing()
    {
        var x = Expectations.Random([3, 5]);

        new Dropout(0.9f).Build([3, 5], new Generator(1)).Eval().Call(x).ShouldBeExactly(x);
    }

    [Fact]
    public void It_drops_others_each_time_and_the_same_for_the_same_seed()
    {
        var x = Tensor.Ones([4, 50]);
        var (one, same) = (new Dropout().Build(x.Shape, new Generator(1)), new Dropout().Build(x.Shape, new Generator(1)));
        var first = one.Call(x);

        same.Call(x).ShouldBeExactly(first);
        one.Call(x).ToArray().Should().NotEqual(first.ToArray());
    }

    [Fact]
    public void Two_in_one_network_drop_different_values()
    {
        var x = Tensor.Ones([1, 200]);
        var (left, right) = (new Dropout(), new Dropout());
        new Sequential(left, right).Build(x.Shape, new Generator(1));

        left.Call(x).ToArray().Should().NotEqual(right.Call(x).ToArray());
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void A_probability_lies_between_0_and_1(float probability)
    {
        FluentActions.Invoking(() => new Dropout(probability)).Should().Throw<ArgumentException>().WithMessage(
            $"A probability is a number from 0 to 1. Received: {probability}.");
    }
}
