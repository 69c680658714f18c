using System.Text.RegularExpressions;
using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;
using static CourseKit.Tests.Grading.Kinds.UnnamedTraining;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class TrainingExerciseTests
{
    private readonly DigitsExercise digits = new();

    [Fact]
    public void A_training_exercise_proves_that_its_reference_reaches_the_goal() =>
        digits.Prove().Where(proof => !proof.Holds).Should().BeEmpty();

    [Fact]
    public void A_network_can_be_trained_before_or_by_the_check()
    {
        var network = digits.Reference.Value(GeneratedDigits.Make(150, seed: 1), new Generator(1));

        var verdict = digits.Check(network);

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.Remarks.Should().ContainSingle().Which.Should()
            .MatchRegex(@"^Measured on images that it has not seen: \d\d(\.\d)? %, \d+\.\d percentage points above the goal\.$");
        digits.Check((train, random) => digits.Reference.Value(train, random)).Remarks.Should().Equal(verdict.Remarks);
        network.IsTraining.Should().BeTrue("the check leaves a network in its mode");
    }

    [Fact]
    public void A_network_that_misses_the_goal_is_told_how_far() =>
        new DigitsExercise(goal: 1).Check((train, random) => digits.Reference.Value(train, random)).ToString().Should().MatchRegex(
            """
            ^✗ Digits: not yet \(1 of 2 rules hold\)
              This should hold, and does not: At least 100 % of images that it has not seen are recognized\.
              Of the images to train with, your network recognizes .* %\. .*\?
              received  \d\d(\.\d)? %, \d+\.\d percentage points below the goal
              ✓ A network comes back that gives each image a score for every class
              Next: `new DigitsExercise\(\)\.Hint\(\)`$
            """);

    [Fact]
    public void A_network_just_below_the_goal_is_told_so_by_enough_digits()
    {
        var network = digits.Reference.Value(GeneratedDigits.Make(150, seed: 1), new Generator(1));
        var unseen = GeneratedDigits.Make(150, seed: 2);
        var right = network.Eval().Call(unseen.Images).ArgMax(1).ToArray().Zip(unseen.Labels).Count(pair => pair.First == pair.Second);

        new DigitsExercise(goal: (right / 150.0) + 0.0002).Check(network).ToString().Should()
            .MatchRegex(@"received  \d\d\.\d\d %, 0\.02 percentage points below the goal");
    }

    [Fact]
    public void A_network_that_measures_the_batch_passes_and_is_told()
    {
        var verdict = digits.Check((train, random) => TrainingLoops.Fitted(
            train, new Sequential(new Flatten(), new Centered(), new Linear(10)).Build([1, 1, 28, 28], random),
            network => new Adam(network, 0.01)));

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.Remarks.Should().HaveCount(2).And.Contain(remark => remark.StartsWith("Alone, an image gets other scores"));
    }

    [Fact]
    public void A_structure_that_is_wrong_is_told_in_the_place_of_a_training_that_is_too()
    {
        var verdict = new TwoLayers().Check(Dense());

        verdict.Message.Should().Be("This should hold, and does not: The network has two dense layers.");
        verdict.Relation.Should().Be("Where is the other one of 1?");
        new TwoLayers().Check(Dense(new Relu(), new Linear(10))).Message.Should()
            .StartWith("This should hold, and does not: At least 100 %");
    }

    [Fact]
    public void A_network_that_knows_the_test_better_than_its_own_images_has_seen_it()
    {
        var test = GeneratedDigits.Make(150, seed: 2);

        var verdict = digits.Check(ByHeart(test.Images, test.Labels));
        var seen = digits.Check((_, _) => ByHeart(test.Images, test.Labels));

        seen.Message.Should().StartWith("All results are right, but: your training computed gradients for 150 of the images that the ");
        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Message.Should().MatchRegex(@"^All results are right, but: your network recognizes [\d.]+ % of the images to train with, " +
            @"and 100 % of those that it is measured on\. Which of them did it learn from\?");
    }

    private static Layer Validated(ImageDataset train, Generator random, bool keepsBest)
    {
        var network = Dense(random);
        network.Fit(new Loader(train, 15), new Loader(GeneratedDigits.Make(150, seed: 2), 50), new FitOptions
        {
            Epochs = 4,
            RestoreBest = keepsBest,
            Optimizer = new Sgd(network, 0.1),
        });
        return network;
    }

    [Theory]
    [InlineData(true, Outcome.Failed, "All results are right, but: `RestoreBest` or `EarlyStopping` went by 150 of the images that")]
    [InlineData(false, Outcome.Passed, "Your code measured its network on 150 of the images that the verdict measures with, at 4 points")]
    public void Weights_that_were_chosen_by_the_images_to_measure_with_do_not_pass(bool keepsBest, Outcome outcome, string says)
    {
        var verdict = digits.Check((train, random) => Validated(train, random, keepsBest));

        verdict.Outcome.Should().Be(outcome, verdict.ToString());
        verdict.ToString().Should().Contain(says);
    }

    [Fact]
    public void A_network_that_was_chosen_by_the_images_to_measure_with_does_not_pass()
    {
        var test = new Loader(GeneratedDigits.Make(150, seed: 2), 50);
        Layer Best(int count, ImageDataset train, Generator random) => Enumerable.Range(0, count)
            .Select(_ => digits.Reference.Value(train, random)).ToList().MaxBy(network => network.Evaluate(test).Accuracy)!;

        digits.Check((train, random) => Best(2, train, random)).Message.Should().StartWith(
            "All results are right, but: your code measured 2 networks on 150 of the images that the one which comes back is measured on.");
        digits.Check((train, random) => Best(1, train, random)).ToString().Should().Contain("passed").And.NotContain("points of its");
    }

    [Fact]
    public void A_network_that_calls_another_one_is_a_single_one()
    {
        var test = new Loader(GeneratedDigits.Make(150, seed: 2), 50);

        digits.Check((train, random) =>
        {
            var network = new Holder(digits.Reference.Value(train, random));
            network.Evaluate(test);
            return network;
        }).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void A_training_that_throws_is_not_tried_again()
    {
        var trained = 0;

        new UnnamedTraining().Check((_, _) =>
        {
            trained++;
            throw new FormatException("stop");
        }).Outcome.Should().Be(Outcome.Broken);

        trained.Should().Be(1);
    }

    [Fact]
    public void A_network_that_is_not_built_is_told_for_which_images_and_shown_in_a_line()
    {
        var verdict = digits.Check(new Sequential(new Flatten(), new Linear(10)));

        verdict.Message.Should().EndWith("A layer has parameters before it computes: call Build([1, 1, 28, 28], new Generator(1)) first, " +
            "with the shape of a single input. Received: a call of Sequential of 2 layers, which is not built.");
        verdict.Evidence.Should().Contain(("received", "Sequential of 2 layers"));
    }

    [Fact]
    public void A_network_of_another_shape_is_told_which_fits()
    {
        digits.Check(new Sequential(new Flatten(), new Linear(9)).Build([1, 1, 28, 28], new Generator(1))).ToString().Should()
            .Contain("A network that recognizes images gives [N, 10], a score for each class. Received: [1, 9].");
        digits.Check(new Linear(10)).ToString().Should().StartWith("✗ Digits: not yet");
        digits.Check((Layer?)null).Outcome.Should().Be(Outcome.NotAttempted);
        digits.Check((_, _) => null!).Should().Match<Verdict>(verdict => verdict.Outcome == Outcome.Failed
            && verdict.Message.EndsWith("A network comes back. Received: null."));
        digits.Check((_, _) => throw new NotImplementedException()).Outcome.Should().Be(Outcome.NotAttempted);
    }

    [Fact]
    public void A_training_that_takes_too_long_is_stopped_and_told_what_takes_less()
    {
        var verdict = new DigitsExercise(seconds: 0.2).Check((_, _) =>
        {
            Thread.Sleep(Timeout.Infinite);
            return null!;
        });

        verdict.Outcome.Should().Be(Outcome.TimedOut);
        verdict.Message.Should().Be("Your code had not returned after 0.2 s, so it was stopped. Fewer epochs, a larger batch or a " +
            "smaller network take less time. How long does one epoch take, and how many do you ask for?");
    }

    [Fact]
    public void A_function_trains_once_with_the_seed_of_the_exercise()
    {
        List<int> draws = [];
        Func<ImageDataset, Generator, Layer> train = (train, random) =>
        {
            draws.Add(random.Integer(0, 1000));
            return digits.Reference.Value(train, random);
        };

        digits.Check(train).Outcome.Should().Be(Outcome.Passed);
        new DigitsExercise { Seed = 2 }.Check(train);

        draws.Should().HaveCount(2).And.OnlyHaveUniqueItems().And.StartWith(new Generator(1).Integer(0, 1000));
    }

    public static TheoryData<string, float[]> Curves => new()
    {
        { "Your loss is NaN from step 3 on.", [2, 1.5f, float.NaN, 1] },
        { "Your loss is infinite from step 1 on.", [float.PositiveInfinity] },
        { "", [2, 1.5f] },
        {
            "Your loss: 7.5 on average in the first quarter of the steps, 1.5 in the last. It is still falling at the end",
            [8, 7, 6, 5, 4, 3, 2, 1]
        },
        { "It has leveled off", [8, 4, 2, 1, 0.51f, 0.5f, 0.5f, 0.49f] },
        { "It rises.", [1, 2, 3, 4, 5, 6, 7, 8] },
        { "0.0002 in the last. It is still falling at the end", [0.9f, 0, 0.0006f, 0.0006f, 0.0004f, 0.0004f, 0.0002f, 0.0002f] },
        { "It does not fall.", [2.3f, 2.31f, 2.29f, 2.3f, 2.3f, 2.31f, 2.29f, 2.3f] },
        { "At the end it jumps up", [8, 8, 8, 7, 6, 5, 4, 3, 3, 2, 0.1f, 2, 0.1f, 2, 0.1f, 2] },
    };

    [Theory]
    [MemberData(nameof(Curves))]
    public void The_losses_that_are_handed_in_are_described(string says, float[] losses)
    {
        var verdict = digits.Check((_, _) => throw new FormatException("stop"), losses);

        verdict.Outcome.Should().Be(Outcome.Broken);
        string.Concat(verdict.Remarks).Should().MatchRegex(says.Length > 0 ? Regex.Escape(says) : "^$");
    }

    private sealed class TwoLayers : UnnamedTraining
    {
        protected override IReadOnlyList<Property<Summary>> StructureRules =>
        [
            new("The network has two dense layers", network =>
                (network.Layers.Count(layer => layer.Kind == nameof(Linear)) is var count && count == 2, $"{count}"))
            {
                Advise = network => $"Where is the other one of {network.Layers.Count(layer => layer.Kind == nameof(Linear))}?",
            },
        ];
    }

    private sealed class Holder(Layer network) : Layer
    {
        public override Shape Infer(Shape input) => network.Infer(input);

        protected override Tensor Forward(Tensor x) => network.Call(x);
    }

    private sealed class Centered : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => x - x.Mean(0, keepAxis: true);
    }
}
