using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Weights;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Weights;

public sealed class LoadingTests
{
    private static readonly Shape Input = [1, 1, 4, 4];

    [Fact]
    public void A_network_with_the_weights_of_another_computes_the_same()
    {
        var taught = Network().Build(Input, new Generator(1));
        var x = new Generator(2).Normal([3, 1, 4, 4]);
        taught.Call(x);

        var other = Network().Load(Input, StateDict.Of(taught));

        other.Eval().Call(x).ToArray().Should().Equal(taught.Eval().Call(x).ToArray());
    }

    [Fact]
    public void What_was_taken_from_a_network_stays_when_that_learns_on()
    {
        var network = Network().Build(Input, new Generator(1));
        var before = StateDict.Of(network);
        var numbers = before["norm.running_mean"].ToArray();

        network.Call(new Generator(2).Normal([3, 1, 4, 4]));

        StateDict.Of(network)["norm.running_mean"].ToArray().Should().NotEqual(numbers);
        before["norm.running_mean"].ToArray().Should().Equal(numbers);
    }

    [Fact]
    public void All_that_does_not_fit_is_listed_with_both_shapes_and_nothing_is_changed()
    {
        var network = Network().Build(Input, new Generator(1));
        var before = network.Parameters.Select(named => named.Parameter.Value.ToArray()).ToList();
        var weights = new StateDict(
            ("conv.weight", Tensor.Ones([2, 1, 3, 3])), ("conv.bias", Tensor.Ones([2])), ("norm.weight", Tensor.Ones([3])),
            ("norm.running_mean", Tensor.Ones([2])),
            ("head.weight", Tensor.Ones([10, 8])), ("head.bias", Tensor.Ones([10])), ("old.weight", Tensor.Ones([5])));

        FluentActions.Invoking(() => network.Load(weights)).Should().Throw<WeightsException>().WithMessage(
            "The tensors of a state dict are those of the network, by name and by shape; "
            + "LoadOptions can rename them, or pass over what only one of both has. Received: "
            + "\nmissing: norm.bias, in the network [2]"
            + "\nmissing: norm.running_var, in the network [2]"
            + "\nunexpected: old.weight [5]"
            + "\nshape mismatch: norm.weight [3], in the network [2]"
            + "\nshape mismatch: head.weight [10, 8], in the network [10, 32].");
        network.Parameters.Select(named => named.Parameter.Value.ToArray()).Should().BeEquivalentTo(before, it => it.WithStrictOrdering());
    }

    [Fact]
    public void Names_can_be_changed_and_the_rest_passed_over()
    {
        var network = Network().Build(Input, new Generator(1));
        var before = StateDict.Of(network);
        var weights = new StateDict(("module.conv.bias", Tensor.From([2], [3, 4])), ("module.head.weight", Tensor.Ones([9, 9])),
            ("module.other", Tensor.Ones([1])));

        network.Load(weights, new(Strict: false, Rename: name =>
            name.Contains("head", StringComparison.Ordinal) ? null : name["module.".Length..]));

        var after = StateDict.Of(network);
        after["conv.bias"].ToArray().Should().Equal(3, 4);
        after["head.weight"].ToArray().Should().Equal(before["head.weight"].ToArray());
        weights.WithoutPrefix("module.").Names.Should().Equal("conv.bias", "head.weight", "other");
        StateDictDifferences.Between(network, weights).Missing.Should().HaveCount(8, "counters of batches may be missing");
    }

    [Theory]
    [InlineData("module.")]
    [InlineData("student.backbone.")]
    public void A_prefix_that_the_names_of_the_file_share_is_said(string prefix)
    {
        var network = Network().Build(Input);
        var weights = StateDict.Of(network).Rename(name => name == "head.bias" ? "epoch" : prefix + name);

        FluentActions.Invoking(() => network.Load(weights)).Should().Throw<WeightsException>()
            .WithMessage($"*\nthe names in the file begin with \"{prefix}\": weights.WithoutPrefix(\"{prefix}\") takes it off.");
        network.Load(weights.WithoutPrefix(prefix), new(Strict: false));
    }

    [Fact]
    public void A_prefix_that_the_names_of_the_network_share_is_said()
    {
        var network = new Sequential(("backbone", Network())).Build(Input);
        var weights = StateDict.Of(Network().Build(Input));

        FluentActions.Invoking(() => network.Load(weights)).Should().Throw<WeightsException>().WithMessage(
            "*\nthe names in the network begin with \"backbone.\": "
            + "network.Load(weights, new LoadOptions(Rename: name => \"backbone.\" + name)) adds it.");
        network.Load(weights, new LoadOptions(Rename: name => "backbone." + name));
    }

    [Fact]
    public void What_a_file_held_besides_is_still_told_after_names_were_changed()
    {
        var weights = new StateDict(("module.a", 1), ("b", 2)) { Skipped = ["epoch: 3"] };

        weights.Rename(name => $"net.{name}").Skipped.Should().Equal("epoch: 3");
        weights.WithoutPrefix("module.").ToString().Should().Be("1 tensors, 1 numbers\n  a []\npassed over:\n  epoch: 3");
    }

    [Fact]
    public void Shapes_fit_even_where_names_need_not() => FluentActions.Invoking(() =>
        Network().Load(Input, new StateDict(("conv.bias", Tensor.Ones([3]))), new(Strict: false))).Should().Throw<WeightsException>()
            .WithMessage("*shape mismatch: conv.bias [3], in the network [2]*");

    [Fact]
    public void A_network_is_built_before_it_is_loaded() => FluentActions.Invoking(() => Network().Load(new StateDict()))
        .Should().Throw<InvalidOperationException>()
        .WithMessage("Weights are loaded into parameters that are there: call Build(*");

    [Fact]
    public void A_state_dict_shows_what_it_holds() => StateDict.Of(Network().Build(Input)).ToString().Should().StartWith(
        "9 tensors, 359 numbers\n  conv.weight [2, 1, 3, 3]\n  conv.bias [2]\n  norm.weight [2]");

    [Fact]
    public void Two_tensors_have_two_names() =>
        FluentActions.Invoking(() => new StateDict(("a", 1), ("a", 2))).Should().Throw<ArgumentException>()
        .WithMessage("Each tensor of a state dict has a name of its own. Received: a twice.");

    private static Layer Network() => new Sequential(
        ("conv", new Conv2d(2, 3, padding: 1)), ("norm", new BatchNorm2d()), ("relu", new Relu()), ("flatten", new Flatten()),
            ("head", new Linear(10)));
}
