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
using static CourseKit.Tests.Grading.Kinds.UnnamedTraining;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class TrainingFaultTests
{
    [Fact]
    public void A_network_that_says_one_thing_is_told_so()
    {
        var network = Dense();
        network.Parameters.Last().Parameter.Set(Tensor.FromIndex([10], at => at[0] == 4 ? 3 : 0));

        new UnnamedTraining().Check(network).Relation.Should().Be(
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
        new UnnamedTraining().Check(network).Relation.Should().Contain(says);

    [Fact]
    public void A_loss_without_a_softmax_inside_is_not_told_of_one()
    {
        var relation = new UnnamedTraining().Check((train, random) =>
        {
            var network = Dense(random, new Softmax(1));
            var optimizer = new Sgd(network, 0.01);
            var classes = Tensor.FromIndex([20, 10], at => train.Labels[at[0]] == at[1] ? 1 : 0);
            (network.Call(train.Images[..20]) - classes).Square().Mean().Backward();
            optimizer.Step();
            optimizer.ZeroGrad();
            return network;
        }).Relation;

        relation.Should().NotBeNull().And.NotContain("softmax");
    }

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
        new UnnamedTraining().Check(train).Relation.Should().Contain(says);

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
        new UnnamedTraining().Check(train).Relation.Should().Contain(says);

    [Fact]
    public void Nothing_is_told_of_the_labels_of_a_batch_that_are_right()
    {
        var relation = new UnnamedTraining().Check((train, random) => Loop(train, random)).Relation;

        relation.Should().NotContain("label").And.NotContain("gradients");
    }

    [Fact]
    public void A_training_that_ended_with_the_first_images_is_told_so() => new UnnamedTraining().Check(
        GeneratedDigits.Make(40, seed: 1) is var first ? ByHeart(first.Images, first.Labels) : null).Relation.Should().MatchRegex(
        @"^Of the first 40 images to train with, your network recognizes 100 %, of the others \d+(\.\d)? %\. " +
        @"Does your training use all of them\?$");

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
}
