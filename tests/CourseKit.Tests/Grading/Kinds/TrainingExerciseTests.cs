using System.Text.RegularExpressions;
using CourseKit.Grading;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

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
    public void A_network_that_says_one_thing_is_told_so()
    {
        var network = Dense();
        network.Parameters.Last().Parameter.Set(Tensor.FromIndex([10], at => at[0] == 4 ? 3 : 0));

        new Unnamed().Check(network).Relation.Should().Be(
            "Your network gives every image the same class, «4». Do your steps change the parameters of the network that you hand in, " +
                "are they neither too small nor too large, does each image keep its own label, has each batch images of all classes, and " +
                "do the images come with numbers from 0 to 1, as here?");
    }

    public static TheoryData<string, Layer> Faults => new()
    {
        { "All numbers of `1.weight` are 0.", new Sequential(new Flatten(), new Linear(10)).Build([1, 1, 28, 28]) },
        { "In `1.weight` all filters, or units, have the same weights.", With(Dense(), _ => 0.01f) },
        { "The scores of your network are no numbers any more", With(Dense(), _ => float.NaN) },
        { "so your network ends in a softmax.", Dense(new Softmax(1)) },
        { "No score of your network is below 0, and many are 0, as behind a ReLU.", Dense(new Relu()) },
        { "All scores of your network lie between 0 and 1, as behind a sigmoid.", Dense(new Sigmoid()) },
        {
            "Your network tells the images apart, and calls most of those with the label «0» «1».",
            Learned((images, classes) => images.CrossEntropy([.. classes.Select(label => (label + 1) % 10)]))
        },
        {
            "that of a guess log 10 = 2.3. One of three things: do the steps go along the gradient",
            Learned((images, classes) => -images.CrossEntropy(classes))
        },
        { "your network drops 90 % of the numbers, in 2 places.", Dense(new Dropout(0.9f), new Dropout(0.6f)) },
        { "Guessing would recognize 10 %.", Dense(new Dropout()) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_a_network_shows_is_told_before_what_may_have_kept_it_from_learning(string says, Layer network) =>
        new Unnamed().Check(network).Relation.Should().Contain(says);

    public static TheoryData<string, Func<ImageDataset, Generator, Layer>> Codes => new()
    {
        { "calls neither `Fit` nor `Backward`", (_, random) => Dense(random) },
        {
            "calls `Backward`, and nowhere `Step`", (train, random) =>
            {
                var network = Dense(random);
                network.Call(train.Images).CrossEntropy(train.Labels).Backward();
                return network;
            }
        },
        { "calls `Softmax` and `CrossEntropy`", (train, random) => Stepped(train, random, scores => scores.Softmax(1)) },
        { "and nowhere `ZeroGrad`", (train, random) =>
            {
                var network = Dense(random);
                network.Call(train.Images).CrossEntropy(train.Labels).Backward();
                new Sgd(network, 0.01).Step();
                return network;
            }
        },
        { "Your loss is not the cross-entropy: is it small only where", (train, random) =>
            {
                var network = Dense(random);
                var optimizer = new Sgd(network, 0.0001);
                (network.Call(train.Images).Mean(1) - 5).Square().Mean().Backward();
                optimizer.Step();
                optimizer.ZeroGrad();
                return network;
            }
        },
        {
            "0 to 1, as here? How far does the weight decay draw all parameters towards 0 in a step? Has the schedule as many steps as " +
                "the training? How much of a gradient do you clip?", (train, random) =>
            {
                var network = Dense(random);
                network.Fit(new Loader(train, 400), options: new FitOptions
                {
                    Epochs = 1,
                    ClipNorm = 1,
                    Optimizer = new Sgd(network, 0.0001) { WeightDecay = 1, Schedule = Schedule.Constant },
                });
                return network;
            }
        },
        { "Your code shuffles in two places: do images and labels come out in one order?", (train, random) =>
            {
                var (images, labels) = (random.Permutation(400), random.Permutation(400));
                return Stepped(train, random, scores => scores * (images[0] == labels[0] ? 1 : 0));
            }
        },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_the_code_of_a_training_shows_is_told(string says, Func<ImageDataset, Generator, Layer> train) =>
        new Unnamed().Check(train).Relation.Should().Contain(says);

    [Fact]
    public void A_network_that_knows_the_test_better_than_its_own_images_has_seen_it()
    {
        var verdict = digits.Check((_, _) => GeneratedDigits.Make(150, seed: 2) is var test ? ByHeart(test.Images, test.Labels) : null!);

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Message.Should().MatchRegex(@"^All results are right, but: your network recognizes [\d.]+ % of the images to train with, " +
            @"and 100 % of those that it is measured on\. Which of them did it learn from\?");
    }

    [Fact]
    public void A_training_that_throws_is_not_tried_again()
    {
        var trained = 0;

        new Unnamed().Check((_, _) =>
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
    public void A_training_that_ends_with_the_first_images_is_told_so() => new Unnamed().Check((train, _) =>
        ByHeart(train.Images[..40], train.Labels[..40])).Relation.Should().MatchRegex(
        @"^Of the first 40 images to train with, your network recognizes 100 %, of the others \d+(\.\d)? %\. " +
        @"Does your training use all of them\?$");

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

    private static Layer Dense(params IReadOnlyList<NamedLayer> further) => Dense(new Generator(1), further);

    private static Layer Dense(Generator random, params IReadOnlyList<NamedLayer> further) =>
        new Sequential([new Flatten(), new Linear(10), .. further]).Build([1, 1, 28, 28], random);

    private static Layer With(Layer network, Func<int, float> weight)
    {
        var first = network.Parameters.First().Parameter;
        first.Set(Tensor.FromIndex(first.Shape, at => weight(at[0])));
        return network;
    }

    private static Layer Learned(Func<Tensor, int[], Tensor> loss)
    {
        var (network, images) = (Dense(), GeneratedDigits.Make(400, seed: 1));
        network.Fit(new Loader(images, 20), options: new FitOptions
        {
            Loss = (scores, labels) => loss(scores, [.. labels.ToArray().Select(label => (int)label)]),
        });
        return network;
    }

    private static Layer ByHeart(Tensor images, int[] labels)
    {
        // Layer by layer, similar images become less similar: what is learned of one says nothing of the next.
        Layer Scatter() => new Sequential(new Linear(400) { Initializer = Initializers.Normal(10) }, new Tanh());
        var scattered = new Sequential(new Flatten(), Scatter(), Scatter(), Scatter(), Scatter(), Scatter(), Scatter());
        var network = new Sequential(scattered, new Linear(10)).Build([1, 1, 28, 28], new Generator(1));
        scattered.Freeze();
        for (var step = 0; step < 100; step++)
        {
            network.Call(images).CrossEntropy(labels).Backward();
            foreach (var (_, parameter) in network.Parameters.Where(named => named.Parameter.IsTrainable))
            {
                parameter.Set(parameter.Value - (0.5f * parameter.Value.Grad));
            }
        }

        return network;
    }

    private static Layer Stepped(ImageDataset train, Generator random, Func<Tensor, Tensor> change)
    {
        var network = Dense(random);
        var optimizer = new Sgd(network, 0.0001);
        change(network.Call(train.Images)).CrossEntropy(train.Labels).Backward();
        optimizer.Step();
        optimizer.ZeroGrad();
        return network;
    }

    private sealed class Unnamed() : CourseKit.Grading.Kinds.TrainingExercise("00-test/unnamed", "Digits")
    {
        public override string Question => "Train.";

        protected override double Goal => 1;

        protected override ImageDataset MakeTraining() => GeneratedDigits.Make(400, seed: 1);

        protected override ImageDataset MakeUnseen() => GeneratedDigits.Make(400, seed: 2);

        public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((_, _) => null!);

        public override IReadOnlyList<Mistake<Func<ImageDataset, Generator, Layer>>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }
}
