using CourseKit.Exercises.Training;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
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
        Wrong("pooled to nothing", (_, random) => Built(random, new Conv2d(4, kernel: 3), new MaxPool2d(3), new MaxPool2d(3),
            new MaxPool2d(3), new Flatten(), new Linear(10)), "Behind which layer is too little left for the next");
        Wrong("a wrong shape", (_, random) => Built(random, new Conv2d(4, kernel: 30), new Flatten(), new Linear(10)), "ShapeException");
    }
}
