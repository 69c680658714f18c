using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Training;

/// <summary>What surrounds a step; the steps themselves are compared with TorchSharp's.</summary>
public sealed class OptimizerTests
{
    private static readonly Tensor Input = new Generator(2).Normal([3, 4]);

    private readonly Layer network = new Sequential(new Linear(5), new Relu(), new Linear(2)).Build([3, 4], new Generator(1));

    public static TheoryData<Func<Layer, Optimizer>, string> Texts => new()
    {
        { network => new Adam(network), "Adam(learning rate 0.001)" },
        { network => new Adam(network, 0.02) { Beta1 = 0.8, Epsilon = 1e-5 }, "Adam(learning rate 0.02, β₁ 0.8, ε 1E-05)" },
        { network => new AdamW(network), "AdamW(learning rate 0.001)" },
        { network => new AdamW(network) { Beta2 = 0.99, WeightDecay = 0 }, "AdamW(learning rate 0.001, β₂ 0.99, weight decay 0)" },
        { network => new NAdam(network) { MomentumDecay = 0.1, WeightDecay = 0.5 },
            "NAdam(learning rate 0.002, weight decay 0.5, ψ 0.1)" },
        { network => new RmsProp(network) { Smoothing = 0.9, Momentum = 0.5 }, "RmsProp(learning rate 0.01, α 0.9, momentum 0.5)" },
        { network => new Sgd(network), "Sgd(learning rate 0.001)" },
        { network => new Sgd(network, 0.05) { Momentum = 0.9, Nesterov = true }, "Sgd(learning rate 0.05, Nesterov momentum 0.9)" },
        { network => new Sgd(network, 0.1) { Schedule = Schedule.OneCycle(10) }, "Sgd(learning rate 0.1, schedule OneCycle)" },
        { network => new Sgd(network.Parameters.Select(named => new ParameterGroup(named.Parameter)), 0.1),
            "Sgd(learning rate 0.1, 4 groups of parameters)" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void An_optimizer_says_what_is_not_usual_of_it(Func<Layer, Optimizer> make, string text) =>
        Cultures.Under("de-DE", () => make(network).ToString().Should().Be(text));

    [Fact]
    public void Groups_have_rates_and_decays_of_their_own()
    {
        var before = Values();
        var (first, last) = (Group(0), Group(2));
        var optimizer = new Sgd([new ParameterGroup(first) { LearningRate = 0 }, new ParameterGroup(last) { WeightDecay = 1 }], 0.5);

        Backward();
        var gradient = last[0].Value.Grad.ToArray();
        optimizer.Step();

        first[0].Value.ToArray().Should().Equal(before["0.weight"]);
        last[0].Value.ToArray().Should().Equal(before["2.weight"].Zip(gradient, (value, slope) => value - (0.5f * (slope + value))),
            (one, other) => Math.Abs(one - other) < 1e-6f);
    }

    [Fact]
    public void Frozen_parameters_stay_and_learn_once_they_are_not()
    {
        var optimizer = new Sgd(network, 0.1) { Momentum = 0.9 };
        var before = Values();
        network.NamedLayers().Single(named => named.Path == "0").Layer.Freeze();
        StepOnce(optimizer);
        Values()["0.weight"].Should().Equal(before["0.weight"]);

        network.Unfreeze();
        StepOnce(optimizer);
        Values()["0.weight"].Should().NotEqual(before["0.weight"]);
    }

    [Fact]
    public void What_is_frozen_when_the_optimizer_is_made_learns_once_it_is_not()
    {
        var first = network.NamedLayers().Single(named => named.Path == "0").Layer.Freeze();
        var optimizer = new Sgd(network, 0.1);
        first.Unfreeze();
        var before = Values();

        StepOnce(optimizer);

        Values()["0.weight"].Should().NotEqual(before["0.weight"]);
        first.OwnParameters[0].Value.HasGrad.Should().BeFalse();
    }

    [Fact]
    public void A_group_is_a_part_of_a_network_whose_rate_may_change()
    {
        var head = new ParameterGroup(network.NamedLayers().Single(named => named.Path == "2").Layer);
        var body = new ParameterGroup(Group(0));
        var optimizer = new Sgd([head, body], 0.1);
        head.LearningRate = 0;
        var before = Values();

        StepOnce(optimizer);

        Values()["2.weight"].Should().Equal(before["2.weight"]);
        Values()["0.weight"].Should().NotEqual(before["0.weight"]);
    }

    [Fact]
    public void A_gradient_that_somebody_holds_stays_when_it_is_taken_from_its_parameter()
    {
        var optimizer = new Sgd(network);
        Backward();
        var held = Group(2)[0].Value.Grad;
        var values = held.ToArray();

        network.ClipGradients(1e-3);
        optimizer.ZeroGrad();

        held.ToArray().Should().Equal(values);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_gradient_that_is_no_number_is_named(float slope)
    {
        Backward();
        Group(2)[1].Value.Grad = Tensor.Full([2], slope);

        FluentActions.Invoking(() => network.ClipGradients(1)).Should().Throw<InvalidOperationException>().WithMessage(
            "Gradients are numbers. Received: NaN or infinity in the gradient of 2.bias. A smaller learning rate usually helps.");
    }

    [Fact]
    public void Nesterovs_look_ahead_without_momentum_is_refused()
    {
        var optimizer = new Sgd(network) { Nesterov = true };
        Backward();

        FluentActions.Invoking(optimizer.Step).Should().Throw<InvalidOperationException>().WithMessage(
            "Nesterov's look ahead is one of momentum. Received: Nesterov without Momentum. Set Momentum, such as 0.9.");
    }

    [Fact]
    public void A_schedule_multiplies_the_rate_of_each_step()
    {
        var optimizer = new Sgd(network, 0.5) { Schedule = Schedule.WarmUp(2, Schedule.StepDecay(1, 0.1), start: 0.5) };

        var rates = new List<double>();
        for (var step = 0; step < 5; step++)
        {
            rates.Add(optimizer.CurrentLearningRate);
            StepOnce(optimizer);
        }

        rates.Should().Equal([0.25, 0.375, 0.5, 0.05, 0.005], (one, other) => Math.Abs(one - other) < 1e-12);
        optimizer.Steps.Should().Be(5);
    }

    [Fact]
    public void Gradients_add_up_until_they_are_taken_away()
    {
        var optimizer = new Sgd(network);
        Backward();
        var once = Group(2)[0].Value.Grad.ToArray();
        Backward();

        Group(2)[0].Value.Grad.ToArray().Should().Equal(once.Select(slope => 2 * slope), (one, other) => Math.Abs(one - other) < 1e-5f);
        optimizer.ZeroGrad();
        Group(2)[0].Value.HasGrad.Should().BeFalse();
    }

    [Fact]
    public void Gradients_are_clipped_to_their_common_norm()
    {
        Backward();
        var norm = Math.Sqrt(network.Parameters.Sum(named => named.Parameter.Value.Grad.ToArray().Sum(slope => (double)slope * slope)));

        network.ClipGradients(norm / 3).Should().BeApproximately(norm, 1e-5 * norm);
        network.ClipGradients(norm).Should().BeApproximately(norm / 3, 1e-4 * norm);
        network.ClipGradients(norm).Should().BeApproximately(norm / 3, 1e-4 * norm, "what is within the limit stays");
    }

    [Fact]
    public void A_step_without_gradients_is_refused()
    {
        var optimizer = new Adam(network);
        StepOnce(optimizer);

        FluentActions.Invoking(optimizer.Step).Should().Throw<InvalidOperationException>().WithMessage(
            "A step follows gradients. Received: no parameter that has one. Call Backward() on a loss that was computed by the network of "
                + "this optimizer, since the last ZeroGrad().");
        optimizer.Steps.Should().Be(1);
    }

    [Fact]
    public void A_network_that_has_nothing_to_train_is_refused()
    {
        var message = "An optimizer changes trainable parameters. Received: none. Build the network before the optimizer, and Unfreeze() "
            + "what is to be trained.";

        FluentActions.Invoking(() => new Sgd(new Linear(3))).Should().Throw<ArgumentException>().WithMessage(message);
        FluentActions.Invoking(() => new Sgd(network.Freeze())).Should().Throw<ArgumentException>().WithMessage(message);
        FluentActions.Invoking(() => new Sgd([])).Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void A_parameter_in_two_groups_is_refused() =>
        FluentActions.Invoking(() => new Sgd([new ParameterGroup(Group(0)), new ParameterGroup(Group(0)[0])])).Should()
            .Throw<ArgumentException>().WithMessage("A parameter is in one group, once. Received: weight [5, 4] again.");

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_is_none_is_refused(double rate)
    {
        FluentActions.Invoking(() => new Sgd(network, rate)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"learningRate is 0 or greater, and finite. Received: {rate}.*");
        FluentActions.Invoking(() => new AdamW(network) { WeightDecay = rate }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new ParameterGroup(Group(0)) { LearningRate = rate }).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_momentum_that_is_none_is_refused(double momentum)
    {
        FluentActions.Invoking(() => new Sgd(network) { Momentum = momentum }).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Momentum is at least 0 and below 1. Received: {momentum}.*");
        FluentActions.Invoking(() => new NAdam(network) { Beta2 = momentum }).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_schedule_without_steps_or_with_a_factor_below_zero_is_refused()
    {
        FluentActions.Invoking(() => Schedule.CosineDecay(0)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("A schedule counts at least one step. Received: 0.*");
        FluentActions.Invoking(() => Schedule.StepDecay(2, -1)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("A factor of a schedule is 0 or greater, and finite. Received: -1.*");
        FluentActions.Invoking(() => Schedule.OneCycle(10, 1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(2, 0.3)]
    [InlineData(2, 0.5)]
    [InlineData(10, 0.1)]
    [InlineData(20, 0.05)]
    public void A_short_cycle_has_finite_factors(int steps, double rise)
    {
        var schedule = Schedule.OneCycle(steps, rise);

        Enumerable.Range(0, 5).Select(schedule.FactorAt).Should().OnlyContain(factor => factor >= 0 && factor <= 1);
    }

    private IReadOnlyList<Parameter> Group(int layer) =>
        network.NamedLayers().Single(named => named.Path == $"{layer}").Layer.OwnParameters;

    private Dictionary<string, float[]> Values() =>
        network.Parameters.ToDictionary(named => named.Name, named => named.Parameter.Value.ToArray());

    private void Backward() => network.Call(Input).Square().Mean().Backward();

    private void StepOnce(Optimizer optimizer)
    {
        Backward();
        optimizer.Step();
        optimizer.ZeroGrad();
    }
}
