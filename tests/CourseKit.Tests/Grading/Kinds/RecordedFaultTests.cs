using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;
using static CourseKit.Tests.Grading.Kinds.TrainingLoops;
using static CourseKit.Tests.Grading.Kinds.UnnamedTraining;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class RecordedFaultTests
{
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
            "No image with the label «8» or «9» was in any of your batches",
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
            "of the 784 pixels had one number, the first of them in row 14, column 5; in `train` they differ. On images changed like",
            (train, random) => Loop(train, random, images: images => images[.., .., ..14].Pad(0, 14, 0, 0, value: 1), steps: 200)
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
            "The weights `1.weight`, `3.weight` are as they were in front of your first step: they are in no group of your optimizer, "
                + "which has `1.bias`, `3.bias`. Which parameters",
            (train, random) =>
            {
                var network = new Sequential(new Flatten(), new Linear(16), new Relu(), new Linear(10)).Build([1, 1, 28, 28], random);
                var biases = network.Parameters.Where(named => named.Name.EndsWith("bias")).Select(named => named.Parameter);
                return Fitted(train, network, _ => new Sgd([new ParameterGroup(biases)], 0.01));
            }
        },
        {
            "In front of your first step, all filters, or units, of `1.weight` had the same weights, all of them 0.", (train, random) =>
                Fitted(train, new Sequential(new Flatten(), new Linear(16) { Initializer = Initializers.Normal(0) }, new Relu(),
                    new Linear(10)).Build([1, 1, 28, 28], random), network => new Sgd(network, 0.01))
        },
        {
            "Your training has used 40 of the 400 images. Of these, your network recognizes 100 %, of the others",
            (train, _) => ByHeart(train.Images[..40], train.Labels[..40])
        },
        {
            "Your training made 40 steps, and 20 of them with the network that comes back: the others changed networks that are gone.",
            (train, random) => Loop(train, random) is null ? null! : Loop(train, random)
        },
        {
            "Your training computed gradients of 20 batches, and made 1 step.",
            (train, random) =>
            {
                var network = Dense(random);
                foreach (var batch in new Loader(train, 20).Epoch(1))
                {
                    network.Call(batch.Images).CrossEntropy(batch.Labels).Backward();
                }

                var optimizer = new Sgd(network, 0.1);
                optimizer.Step();
                optimizer.ZeroGrad();
                return network;
            }
        },
        {
            "Your training made 20 steps, and your normalizations have counted no batch",
            (train, random) =>
            {
                var network = new Sequential(new BatchNorm2d(), new Flatten(), new Linear(10)).Build([1, 1, 28, 28], random).Eval();
                return Stepping(train, network, new Sgd(network, 0.01), (scores, labels) => scores.CrossEntropy(labels));
            }
        },
        {
            "times as large as He's start has them: what do 3 layers in a row make of that",
            (train, random) => Fitted(train, Deep(random, deviation: 1), network => new Sgd(network, 1e-6))
        },
        {
            "In front of your first step, the scores of two images differed by less than 0.00001: your weights began at 0.",
            (train, random) => Fitted(train, Deep(random, deviation: 1e-4f), network => new Sgd(network, 0.01))
        },
        {
            "Your loss does not look at the labels: with another label for each image of a batch, it is the same number.",
            (train, random) =>
            {
                var network = Dense(random);
                network.Fit(new Loader(train, 20), options: new FitOptions { Epochs = 1, Loss = (scores, _) => scores.Square().Mean() });
                return network;
            }
        },
        {
            "The images of your training had 20×18 pixels, and those that the network is measured on have 28×28.",
            (train, random) =>
            {
                var network = new Sequential(new Conv2d(8, kernel: 3), new AdaptiveAvgPool2d(), new Flatten(), new Linear(10))
                    .Build([1, 1, 28, 28], random);
                var optimizer = new Sgd(network, 0.01);
                network.Call(train.Images[.., .., ..20, ..18]).CrossEntropy(train.Labels).Backward();
                optimizer.Step();
                optimizer.ZeroGrad();
                return network;
            }
        },
        {
            "Your loss was given the label «0» for every image, whatever it shows.",
            (train, random) =>
            {
                var network = Dense(random);
                return Stepping(train, network, new Sgd(network, 0.1), (scores, labels) => scores.CrossEntropy(new int[labels.Length]));
            }
        },
        {
            "The labels that your loss was given are the network's own answers",
            (train, random) =>
            {
                var network = Dense(random);
                return Stepping(train, network, new Sgd(network, 0.001), (scores, _) =>
                    scores.CrossEntropy([.. scores.ArgMax(1).ToArray().Select(best => (int)best)]));
            }
        },
        {
            "and your training makes 20 steps. Where does the learning rate come from?",
            (train, random) =>
            {
                var network = Dense(random);
                var optimizer = new Sgd(network, 0.01);
                return Stepping(train, network, optimizer, (scores, labels) =>
                {
                    optimizer.LearningRate *= 0.1;
                    return scores.CrossEntropy(labels);
                });
            }
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

    private static Layer Deep(Generator random, float deviation)
    {
        Linear Dense(int outputs) => new(outputs) { Initializer = Initializers.Normal(deviation) };
        return new Sequential(new Flatten(), Dense(32), new Relu(), Dense(32), new Relu(), Dense(10)).Build([1, 1, 28, 28], random);
    }
}
