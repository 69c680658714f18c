using System.Text.RegularExpressions;
using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
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
        { "so that all scores lie between −1 and 1. A softmax of 10 such numbers is never surer of one than 45.1 %", Dense(new Tanh()) },
        { "Behind the ReLU `2` all numbers are 0, for each image", Dead() },
        {
            "On images that are dark where these are light, your network recognizes",
            Learned((images, classes) => images.CrossEntropy(classes), images => 1 - images)
        },
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
        {
            "Your cross-entropy gets numbers that add up to 1 for each image",
            (train, random) => Stepped(train, random, scores => scores.Softmax(1))
        },
        {
            "came to neither `Fit` nor `Backward` when it ran", (train, random) =>
            {
                var network = Dense(random);
                for (var epoch = train.Count; epoch < train.Count; epoch++)
                {
                    network.Fit(new Loader(train, 20));
                }

                return network;
            }
        },
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
            "How far does the weight decay draw all parameters towards 0 in a step? How much of a gradient do you clip?", (train, random) =>
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
                return Stepped(train, random, scores => scores * (images[0] == labels[0] ? 1 : 0), images => images.Flip(3));
            }
        },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_the_code_of_a_training_shows_is_told(string says, Func<ImageDataset, Generator, Layer> train) =>
        new Unnamed().Check(train).Relation.Should().Contain(says);

    public static TheoryData<string, Func<ImageDataset, Generator, Layer>> Trainings => new()
    {
        {
            "In 19 of your 20 steps, `Backward()` added to gradients that the step before had used already",
            (train, random) => Loop(train, random, zeroes: step => step < 0)
        },
        {
            "another one comes back: none of its weights was in any step",
            (train, random) => Loop(train, random) is null ? null! : Dense(new Generator(7))
        },
        {
            "% came with another label than in `train`: the first of them shows «",
            (train, random) => Loop(train, random, labels: labels => [.. labels.Reverse()])
        },
        {
            "batches, all images had one label",
            (train, random) => Loop(train, random, places: step => [.. Places(train, label => label == step % 10).Take(20)])
        },
        {
            "No image with the label «8», «9» was in any of your batches",
            (train, random) => Loop(train, random, places: step => [.. Places(train, label => label < 8).Skip(step).Take(20)])
        },
        {
            "In your training, images had numbers from -1 to 1; those that the network is measured with have 0 to 1. On images",
            (train, random) => Loop(train, random, images: images => (2 * images) - 1)
        },
        {
            "In your training, images had numbers from 0 to 1; those that the network is measured with have 0 to 1, dark where yours are",
            (train, random) => Loop(train, random, images: images => 1 - images)
        },
        {
            "On images that are turned left for right, your network recognizes",
            (train, random) => Loop(train, random, images: images => images.Flip(3), steps: 200)
        },
        {
            "The losses of your training are below 0, which no cross-entropy is.",
            (train, random) => Loop(train, random, change: loss => -loss)
        },
        {
            "All its steps together have left ",
            (train, random) => Fitted(train, Dense(random), network => new Sgd(network, 0.1) { WeightDecay = 5 })
        },
        {
            "Behind `1`, `Linear(2)`, 2 numbers are left of an image.", (train, random) =>
                Fitted(train, new Sequential(new Flatten(), new Linear(2), new Linear(10)).Build([1, 1, 28, 28], random),
                    network => new Sgd(network, 0.05))
        },
        {
            "From step 3 on, the learning rate is 0, or nearly so, and your training makes 20 steps.",
            (train, random) => Fitted(train, Dense(random), network => new Sgd(network, 0.01) { Schedule = Schedule.OneCycle(3) })
        },
        {
            "Each of your 20 steps was made by an optimizer of its own. Adam goes by what it keeps",
            (train, random) => Loop(train, random, optimizer: network => new Adam(network), isMadeAnew: true)
        },
        {
            "The weights `1.weight` are as they were in front of your first step.", (train, random) =>
            {
                var network = new Sequential(new Flatten(), new Linear(16), new Relu(), new Linear(10)).Build([1, 1, 28, 28], random);
                network.Children[1].Layer.Freeze();
                return Fitted(train, network, layers => new Sgd(layers, 0.01));
            }
        },
        {
            "In front of your first step, all filters, or units, of `1.weight` had the same weights.", (train, random) =>
                Fitted(train, new Sequential(new Flatten(), new Linear(16) { Initializer = Initializers.Normal(0) }, new Relu(),
                    new Linear(10)).Build([1, 1, 28, 28], random), network => new Sgd(network, 0.01))
        },
        {
            "Your training made 1 step by `Sgd(learning rate 0.01)`. Each step took a batch of 400 images.",
            (train, random) => Fitted(train, Dense(random), network => new Sgd(network, 0.01), batch: 400)
        },
        {
            "Your training made 10 steps by `Sgd(learning rate 0.01)`, with 200 of the 400 images. Your loss: ",
            (train, random) => Fitted(train.Take(200), Dense(random), network => new Sgd(network, 0.01))
        },
        {
            "All its steps together have changed the weights by 0", // 0.00… %
            (train, random) => Fitted(train, Dense(random), network => new Adam(network, 1e-7))
        },
        {
            "In one of its steps, the weights of `",
            (train, random) => Fitted(train, new Sequential(new Flatten(), new Linear(16), new Relu(), new Linear(10))
                .Build([1, 1, 28, 28], random), network => new Adam(network, 5))
        },
        {
            "Your training has used 40 of the 400 images. Of these, your network recognizes 100 %, of the others",
            (train, _) => ByHeart(train.Images[..40], train.Labels[..40])
        },
    };

    [Theory]
    [MemberData(nameof(Trainings))]
    public void What_is_seen_of_a_training_while_it_runs_is_told(string says, Func<ImageDataset, Generator, Layer> train) =>
        new Unnamed().Check(train).Relation.Should().Contain(says);

    [Fact]
    public void Nothing_is_told_of_the_labels_of_a_batch_that_are_right()
    {
        var relation = new Unnamed().Check((train, random) => Loop(train, random)).Relation;

        relation.Should().NotContain("label").And.NotContain("gradients");
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
    public void A_training_that_ended_with_the_first_images_is_told_so() => new Unnamed().Check(
        GeneratedDigits.Make(40, seed: 1) is var first ? ByHeart(first.Images, first.Labels) : null).Relation.Should().MatchRegex(
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

    private static Layer Dead()
    {
        var network = new Sequential(new Flatten(), new Linear(16), new Relu(), new Linear(10)).Build([1, 1, 28, 28], new Generator(1));
        network.Parameters.Single(named => named.Name == "1.bias").Parameter.Set(Tensor.Full([16], -100));
        return network;
    }

    private static Layer Learned(Func<Tensor, int[], Tensor> loss, Func<Tensor, Tensor>? change = null)
    {
        var (network, images) = (Dense(), GeneratedDigits.Make(400, seed: 1));
        for (var step = 0; step < 100; step++)
        {
            var batch = (step * 20 % 400)..((step * 20 % 400) + 20);
            loss(network.Call(change?.Invoke(images.Images[batch]) ?? images.Images[batch]), images.Labels[batch]).Backward();
            foreach (var (_, parameter) in network.Parameters)
            {
                parameter.Set(parameter.Value - (0.05f * parameter.Value.Grad));
            }
        }

        return network;
    }

    private static Layer Fitted(ImageDataset train, Layer network, Func<Layer, Optimizer> optimizer, int batch = 20)
    {
        network.Fit(new Loader(train, batch), options: new FitOptions { Epochs = 1, Optimizer = optimizer(network) });
        return network;
    }

    private static IEnumerable<int> Places(ImageDataset train, Func<int, bool> label) =>
        train.Labels.Index().Where(one => label(one.Item)).Select(one => one.Index);

    /// <summary>Steps in a loop of the learner's own.</summary>
    private static Layer Loop(
        ImageDataset train, Generator random, Func<int, bool>? zeroes = null, Func<int[], int[]>? labels = null,
        Func<int, int[]>? places = null, Func<Tensor, Tensor>? images = null, Func<Layer, Optimizer>? optimizer = null,
        bool isMadeAnew = false, int steps = 20, Func<Tensor, Tensor>? change = null)
    {
        var network = Dense(random);
        optimizer ??= layers => new Sgd(layers, 0.05);
        var current = optimizer(network);
        for (var step = 0; step < steps; step++)
        {
            int[] batch = places?.Invoke(step) ?? [.. Enumerable.Range(20 * step % 400, 20)];
            var input = Tensor.Stack([.. batch.Select(train.Image)]).Reshape([batch.Length, 1, 28, 28]);
            int[] given = [.. batch.Select(at => train.Labels[at])];
            var loss = network.Call(images?.Invoke(input) ?? input).CrossEntropy(labels?.Invoke(given) ?? given);
            (change?.Invoke(loss) ?? loss).Backward();
            current = isMadeAnew ? optimizer(network) : current;
            current.Step();
            if (zeroes?.Invoke(step) ?? true)
            {
                current.ZeroGrad();
            }
        }

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

    private static Layer Stepped(
        ImageDataset train, Generator random, Func<Tensor, Tensor> change, Func<Tensor, Tensor>? augment = null)
    {
        var network = Dense(random);
        var optimizer = new Sgd(network, 0.0001);
        change(network.Call(augment?.Invoke(train.Images) ?? train.Images)).CrossEntropy(train.Labels).Backward();
        optimizer.Step();
        optimizer.ZeroGrad();
        return network;
    }

    private sealed class TwoLayers : Unnamed
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

    private class Unnamed() : CourseKit.Grading.Kinds.TrainingExercise("00-test/unnamed", "Digits")
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
