using CourseKit.Exercises.Training;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Prediction;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Vision.Batching;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class MnistFromScratchAnswers : TrainedNetworkAnswers
{
    public MnistFromScratchAnswers()
        : base(new MnistFromScratch(), () => [new Conv2d(4, kernel: 5, stride: 2), new Relu(), new Flatten(), new Linear(10)])
    {
        Right("strides for poolings, and batch normalization", (train, random) =>
        {
            var network = Built(random, new Conv2d(12, kernel: 5, stride: 2, padding: 2), new BatchNorm2d(), new Relu(),
                new Conv2d(32, kernel: 5, stride: 2, padding: 2), new BatchNorm2d(), new Relu(), new Flatten(), new Linear(64),
                new BatchNorm2d(), new Relu(), new Linear(10));
            var batches = new Loader(train, batch: 50) { Shuffle = true };
            network.Fit(batches, options: new FitOptions
            {
                Epochs = 5,
                Optimizer = new NAdam(network, 0.004) { Schedule = Schedule.OneCycle(5 * batches.Count) },
            });
            return network;
        });
        Wrong("dense layers alone", (train, random) => Stepped(train, random, new Flatten(), new Linear(64), new Relu(), new Linear(10)),
            "Your network has no convolution.");
        Wrong("sigmoids", (train, random) => Stepped(train, random, new Conv2d(4, kernel: 5), new Sigmoid(), new Flatten(), new Linear(10)),
            "The slope of a sigmoid is 1/4 at most");
        Wrong("nothing that bends", (train, random) => Stepped(train, random, new Conv2d(4, kernel: 5), new Flatten(), new Linear(10)),
            "if nothing bends the numbers");
        Wrong("a hundred scores", (_, random) => Built(random, new Conv2d(4, kernel: 5), new Relu(), new Flatten(), new Linear(100)),
            "How many digits are there");
        Wrong("a map of scores", (_, random) => Built(random, new Conv2d(4, kernel: 5), new Relu(), new MaxPool2d(2), new Linear(10)),
            "Which layer writes the numbers of all maps in one row", "How many digits are there");
        Wrong("a map of scores, trained", (train, random) => Stepped(train, random, new Conv2d(4, kernel: 5), new Relu(), new MaxPool2d(2),
            new Linear(10)), "Which layer writes the numbers of all maps in one row", "How many digits are there");
        Wrong("all weights begin with 0", (train, random) => Loop(random, train, steps: 40, (images, at) =>
            (images.Images[at], images.Labels[at]), network: Built(random,
                new Conv2d(8, kernel: 3) { Initializer = Initializers.Normal(0) }, new Relu(), new MaxPool2d(2), new Flatten(),
                new Linear(10) { Initializer = Initializers.Normal(0) })),
            "In front of your first step, all filters, or units, of `0.weight`, `4.weight` had the same weights");
        Wrong("a predictor in the loop", (train, random) =>
        {
            var network = Build(random);
            new Predictor(network).Call(train.Images[..32]).CrossEntropy(train.Labels[..32]).Backward();
            return network;
        }, "A `Predictor` is made for answers");
        Wrong("answers in the loss", (train, random) =>
        {
            var network = Build(random);
            (network.Call(train.Images[..32]).ArgMax(1) - Tensor.FromIndex([32], at => train.Labels[at[0]])).Square().Mean().Backward();
            return network;
        }, "Which loss reads the scores themselves?");
        Wrong("scores cut off", (train, random) =>
        {
            var network = Build(random);
            network.Call(train.Images[..32]).Detach().RequireGrad().CrossEntropy(train.Labels[..32]).Backward();
            new Sgd(network, 0.1).Step();
            return network;
        }, "`Detach` cuts a tensor off");
        Wrong("a loss without labels", (train, random) =>
        {
            var network = Build(random);
            var optimizer = new Adam(network, 0.01);
            for (var step = 0; step < 60; step++)
            {
                network.Call(train.Images[(32 * step)..(32 * (step + 1))]).Square().Mean().Backward();
                optimizer.Step();
                optimizer.ZeroGrad();
            }

            return network;
        }, "which of its terms reads the labels, and how?", "more maps");
        Wrong("two maps", (train, random) =>
        {
            var network = Built(random, new Conv2d(2, kernel: 3), new Relu(), new MaxPool2d(4), new Conv2d(2, kernel: 3), new Relu(),
                new Flatten(), new Linear(10));
            var batches = new Loader(train.Take(4_000), batch: 16) { Shuffle = true };
            network.Fit(batches, options: new FitOptions
            {
                Epochs = 4,
                Optimizer = new Adam(network, 0.01) { Schedule = Schedule.OneCycle(4 * batches.Count) },
            });
            return network;
        }, "What would more steps do, and what would one with more maps?");
        Wrong("a schedule of three steps", (train, random) =>
        {
            var network = Build(random);
            network.Fit(new Loader(train.Take(1_000), batch: 25), options: new FitOptions
            {
                Epochs = 3,
                Optimizer = new Adam(network, 0.003) { Schedule = Schedule.OneCycle(3) },
            });
            return network;
        }, "From step 3 on, the learning rate is 0, or nearly so, and your training makes 120 steps");
        Wrong("Adam with a rate of 1", (train, random) =>
        {
            var network = Build(random);
            network.Fit(new Loader(train.Take(2_000), 32), options: new FitOptions { Epochs = 1, Optimizer = new Adam(network, 1) });
            return network;
        }, "What would smaller steps do, by a lower learning rate?");
        Wrong("pooled to nothing", (_, random) => Built(random, new Conv2d(4, kernel: 3), new MaxPool2d(3), new MaxPool2d(3),
            new MaxPool2d(3), new Flatten(), new Linear(10)), "Behind which layer is too little left for the next");
        Wrong("a wrong shape", (_, random) => Built(random, new Conv2d(4, kernel: 30), new Flatten(), new Linear(10)), "ShapeException");
    }
}
