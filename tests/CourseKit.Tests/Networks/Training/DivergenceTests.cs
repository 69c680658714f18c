using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Training;

public sealed class DivergenceTests
{
    private const string Helps = "What usually helps: a learning rate a tenth of 0.001, clipped gradients (ClipNorm = 1), and inputs "
        + "around "
        + "0 to 1.";

    private static readonly Batch Good = new StripedBatches(1).Epoch(1).First();

    private readonly Layer network = StripedBatches.Network();

    [Fact]
    public void Images_that_are_no_numbers_are_found_first()
    {
        var images = Good.Images.Detach();
        (images[2, 0, 3, 1], images[5, 0, 0, 0]) = (float.NaN, float.PositiveInfinity);

        var error = Diverge(new FitOptions(), Good, Good, Good with { Images = images });

        error.Message.Should().StartWith("The loss is a finite number. Received: NaN in batch 3 of epoch 1, after the losses ")
            .And.EndWith(". The images of this batch hold NaN (1 of 336 values): look at what makes them, such as a division by a "
                + "deviation of 0.");
        error.History.Losses.Should().HaveCount(2);
        error.Message.Should().Contain(string.Join(", ", error.History.Losses.Select(loss => $"{loss:G4}")));
    }

    [Fact]
    public void Labels_that_are_no_numbers_are_found()
    {
        Tensor probabilities = Tensor.Full([8, 3], 1 / 3.0);
        probabilities[1, 2] = float.NaN;

        Diverge(new FitOptions(), Good with { Labels = probabilities }).Message.Should().Be(
            "The loss is a finite number. Received: NaN in batch 1 of epoch 1, the first step. The labels of this batch hold NaN (1 of 24 "
                + "values): look at what makes them, such as a division by a deviation of 0.");
    }

    [Fact]
    public void The_first_output_that_is_not_finite_is_named_with_its_layer()
    {
        network.Children[0].Layer.OwnParameters[0].Set(Tensor.Ones([4, 1, 3, 3]));
        var before = Learned(network);

        var error = Diverge(new FitOptions(), Good with { Images = Good.Images.Abs() * 1e38f });

        error.Message.Should().StartWith(
            "The loss is a finite number. Received: NaN in batch 1 of epoch 1, the first step. All parameters are finite; the first output "
                + "that is not is that of 0: Conv2d(").And.Contain("it holds ∞ (").And.MatchRegex(
            @"and smaller inputs: they go up to \d\.\d+E\+38, and networks like values around 0 to 1\.$");
        Learned(network).Should().Equal(before, "a step that fails changes no weight");
    }

    [Fact]
    public void A_parameter_that_is_not_finite_is_named_with_the_step_that_broke_it()
    {
        var error = Diverge(
            new FitOptions { Optimizer = new Sgd(network, 0.1) },
            Good,
            Good,
            Broken(Good));

        error.Message.Should().StartWith("Parameters are finite numbers. Received: others after batch 3 of epoch 1, after the losses ")
            .And.Contain("The parameter 0.weight holds NaN (36 of 36 values): the step before had a gradient that was not finite, or a "
                + "learning rate that threw it beyond all numbers. What usually helps: a learning rate a tenth of 0.1, clipped");
    }

    [Fact]
    public void A_broken_parameter_is_found_in_the_next_step_too()
    {
        var error = Diverge(new FitOptions(), Broken(Good), Good);

        error.Message.Should().StartWith("The loss is a finite number. Received: NaN in batch 2 of epoch 1, after the losses 0. The "
            + "parameter "
            + "0.weight holds NaN").And.EndWith(Helps);
    }

    [Fact]
    public void With_clipping_the_gradient_is_named_before_it_does_harm()
    {
        var error = Diverge(new FitOptions { ClipNorm = 1 }, Broken(Good));

        error.Message.Should().StartWith("Gradients are finite numbers. Received: NaN (36 of 36 values) in the gradient of 0.weight, in "
            + "batch 1 "
            + "of epoch 1, the first step. The loss of this batch is finite, its slope is not").And.EndWith(Helps);
        Learned(network).Should().Equal(Learned(StripedBatches.Network()));
    }

    [Fact]
    public void A_loss_that_is_not_finite_for_finite_scores_is_to_blame_itself()
    {
        Diverge(new FitOptions { Loss = (scores, _) => (scores.Softmax(1) * 0).Log().Sum() }, Good).Message.Should().Be(
            "The loss is a finite number. Received: ∞ in batch 1 of epoch 1, the first step. All scores of the network are finite "
                + "numbers, so "
                + "it is the loss that makes it of them: a logarithm or a division of 0? Add a small number below it, or use CrossEntropy, "
                + "which takes scores and needs no logarithm of probabilities.");
    }

    [Fact]
    public void A_loss_that_has_grown_before_comes_from_steps_that_are_too_large()
    {
        var calls = 0;
        float Grown() => calls++ == 0 ? 1e7f : float.PositiveInfinity;

        Diverge(new FitOptions { Loss = (scores, _) => (scores * 0).Sum() + Grown() }, Good, Good).Message.Should().Contain(
            "All scores of the network are finite numbers, and the losses had grown to 1E+07 before: the steps are too large. What");
    }

    [Fact]
    public void A_learning_rate_that_is_far_too_high_is_found_out()
    {
        var deep = new Sequential(
            [.. Enumerable.Range(0, 6).SelectMany(_ => new NamedLayer[] { new Linear(20), new Relu() }), new Linear(3)]);
        deep.Build([8, 42], new Generator(1));

        var fit = () => deep.Fit(
            new GivenBatches([.. Enumerable.Repeat(Good with { Images = Good.Images.Reshape([8, 42]) }, 10)]),
            options: new FitOptions { Optimizer = new Sgd(deep, 1e9) });

        fit.Should().Throw<TrainingDivergedException>().WithMessage("*a learning rate a tenth of 1E+09*");
    }

    [Fact]
    public void A_loss_with_a_minus_too_many_is_asked_about_it() =>
        Diverge(new FitOptions { Loss = (scores, labels) => labels[0] < 0 ? scores.Sum() * float.NaN : -scores.CrossEntropy(labels) }, Good,
            Good with { Labels = Tensor.Full([8], -1) }).Message.Should().Contain(
            "The losses fall below 0. Is there a minus in front of a loss that is never negative, such as the cross-entropy? It has no "
                + "lower end then, and the steps go along the gradient of what should become small. If it may be negative: What "
                + "usually helps: a learning rate a tenth of 0.001");

    [Fact]
    public void No_checkpoint_is_written_of_what_is_broken()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.ckpt");
        network.Fit(new GivenBatches(Good), options: new FitOptions { Epochs = 1, Checkpoint = file });

        Diverge(new FitOptions { Checkpoint = file, Resume = true }, Broken(Good));

        Checkpoint.Read(file).History.Epochs.Should().HaveCount(1);
    }

    /// <summary>A loss of 0 whose slope is no number: √0 at labels that ask for it.</summary>
    private static Batch Broken(Batch batch) => batch with { Labels = Tensor.Full([batch.Count], -1) };

    private static float[] Learned(Layer layer) =>
        [.. layer.Parameters.Where(named => named.Parameter.Spec.Kind == ParameterKind.Learned)
            .SelectMany(named => named.Parameter.Value.ToArray())];

    private TrainingDivergedException Diverge(FitOptions options, params Batch[] batches)
    {
        var usual = options.Loss;
        options = options with
        {
            Epochs = 2,
            Loss = (scores, labels) => labels.Shape.Rank == 1 && labels[0] < 0 ? (scores * 0).Sqrt().Sum() : usual(scores, labels),
        };
        return FluentActions.Invoking(() => network.Fit(new GivenBatches(batches), options: options))
            .Should().Throw<TrainingDivergedException>().Which;
    }
}
