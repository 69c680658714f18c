using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;
using static CourseKit.Tests.Grading.Kinds.TrainingLoops;
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
        { "your network drops 90 % of the numbers, in 2 places.", Dense(new Dropout(0.9f), new Dropout(0.6f), new Linear(10)) },
        {
            "your network drops 50 % of the numbers, in 5 places.",
            Dense([.. Enumerable.Repeat(0, 5).Select(_ => new Dropout()), new Linear(10)])
        },
        { "the scores of a class add up to 1 over the images of a batch", Dense(new Softmax(0)) },
        {
            "Your network gives no image the class «3», and recognizes the others.",
            Learned((images, classes) => images.CrossEntropy(classes, ignoreIndex: 3))
        },
        { "Your network ends in `Dropout(0.6)`: in training, that part of the scores themselves is 0", Dense(new Dropout(0.6f)) },
        {
            "`Fixed` makes 10 numbers of 20, and has no parameters",
            new Sequential(new Flatten(), new Linear(20), new Fixed()).Build([1, 1, 28, 28], new Generator(1))
        },
        { "Guessing would recognize 10 %.", Dense(new Dropout()) },
        { "of its numbers 0. How many are left for the layer behind", Dense(new Dropping(0.9f), new Linear(10)) },
        { "Guessing would recognize 10 %.", Dense(new Dropping(0.3f), new Linear(10)) },
        {
            "`Scaled` makes 255 of 1, so the numbers behind it are on another scale.",
            new Sequential(new Scaled(), new Flatten(), new Linear(10)).Build([1, 1, 28, 28], new Generator(1))
        },
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
        {
            "Your loss is the mean squared error.", (train, random) => Dense(random) is var network
                ? Stepping(train, network, new Sgd(network, 1e-4), (scores, labels) =>
                    scores.MseLoss(Tensor.FromIndex([labels.Length, 10], at => labels[at[0]] == at[1] ? 1 : 0))) : null!
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

    private sealed class Fixed : Layer
    {
        private readonly Tensor weights = new Generator(1).Normal([20, 10]);

        public override Shape Infer(Shape input) => [input[0], 10];

        protected override Tensor Forward(Tensor x) => x.MatMul(weights);
    }

    /// <summary>Dropout as a learner writes it.</summary>
    private sealed class Dropping(float part) : Layer
    {
        private readonly Generator random = new(1);

        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => IsTraining
            ? x * Tensor.FromIndex(x.Shape, _ => random.Number() < part ? 0 : 1 / (1 - part)) : x;
    }

    private sealed class Scaled : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => x * 255;
    }
}
