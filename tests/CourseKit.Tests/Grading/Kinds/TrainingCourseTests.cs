using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;
using static CourseKit.Tests.Grading.Kinds.TrainingLoops;
using static CourseKit.Tests.Grading.Kinds.UnnamedTraining;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class TrainingCourseTests
{
    public static TheoryData<string, Func<ImageDataset, Generator, Layer>> Trainings => new()
    {
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
            "about 20 times that of a guess, log 10 = 2.3: it adds up the 20 images of a batch",
            (train, random) => Loop(train, random, change: loss => 20 * loss, steps: 2)
        },
        {
            "What ends your loop before it has come through all 400 images?",
            (train, random) => Loop(train, random, steps: 3, optimizer: network => new Sgd(network, 0.001))
        },
        {
            "A momentum of 0.999 keeps the gradients of about 1,000 steps.",
            (train, random) => Fitted(train, Dense(random), network => new Sgd(network, 0.0001) { Momentum = 0.999 })
        },
        {
            "the mean of the gradients is slower than that of their squares.",
            (train, random) => Fitted(train, Dense(random), network => new Adam(network, 0.0001) { Beta1 = 0.999, Beta2 = 0.9 })
        },
        {
            "Your optimizer adds ε = 1 to what it divides each step by",
            (train, random) => Fitted(train, Dense(random), network => new Adam(network, 0.0001) { Epsilon = 1 })
        },
        {
            "`EarlyStopping` has ended it after epoch 2 of 9.", (train, random) =>
            {
                var network = Dense(random);
                network.Fit(new Loader(train, 20), new Loader(train, 20), new FitOptions
                {
                    Epochs = 9,
                    Optimizer = new Sgd(network, 0.01),
                    EarlyStopping = new EarlyStopping(1) { MinimalImprovement = 5 },
                });
                return network;
            }
        },
        {
            "All its steps together have changed the weights by 0", // 0.00… %
            (train, random) =>
            {
                var network = Dense(random);
                for (var step = 0; step < 20; step++)
                {
                    network.Call(train.Images[..20]).CrossEntropy(train.Labels[..20]).Backward();
                    foreach (var (_, parameter) in network.Parameters)
                    {
                        parameter.Set(parameter.Value - (1e-7f * parameter.Value.Grad));
                    }
                }

                return network;
            }
        },
        {
            "it draws scores to fixed numbers. What does the cross-entropy make of the two?", (train, random) =>
            {
                var network = Dense(random);
                network.Fit(new Loader(train, 20), options: new FitOptions
                {
                    Epochs = 1,
                    Loss = (scores, labels) => (scores - Tensor.FromIndex(
                        scores.Shape, at => labels.Values[at[0]] == at[1] ? 1 : 0)).Square().Mean(),
                });
                return network;
            }
        },
        {
            "Are the steps too small, or too large?", (train, random) => Fitted(train, new Sequential(
                    new Conv2d(10, kernel: 1), new AdaptiveAvgPool2d(), new Flatten(), new Linear(10)).Build([1, 1, 28, 28], random),
                network => new Adam(network, 0.003), batch: 5)
        },
        {
            "Behind `1`, `MaxPool2d(kernel 26, stride 26)`, one number is left of each map.",
            (train, random) => Fitted(train, new Sequential(new Conv2d(16, 3), new MaxPool2d(26), new Flatten(), new Linear(10))
                .Build([1, 1, 28, 28], random), network => new Adam(network))
        },
    };

    [Theory]
    [MemberData(nameof(Trainings))]
    public void What_its_numbers_say_of_a_training_is_told(string says, Func<ImageDataset, Generator, Layer> train) =>
        new UnnamedTraining().Check(train).Relation.Should().Contain(says);
}
