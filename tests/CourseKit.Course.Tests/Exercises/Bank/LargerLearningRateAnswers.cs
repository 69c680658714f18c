using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Networks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Vision.Batching;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class LargerLearningRateAnswers : NormalizedTrainingAnswers
{
    public LargerLearningRateAnswers()
        : base(new LargerLearningRate(), Normalized)
    {
        Right("momentum, a loop of one's own", (train, random) =>
        {
            var network = Built(random, Layers(Normalized));
            var optimizer = new Sgd(network, learningRate: 0.2) { Momentum = 0.9, Schedule = Schedule.OneCycle(140) };
            for (var step = 0; step < 140; step++)
            {
                var start = step * 64 % (train.Count - 64);
                network.Call(train.Images[start..(start + 64)]).CrossEntropy(train.Labels[start..(start + 64)]).Backward();
                optimizer.Step();
                optimizer.ZeroGrad();
            }

            return network;
        });
        Right("sigmoids of one's own", (train, random) => Fitted(train, random, 1, 3,
            Layers(layer => [layer, new BatchNorm2d(), new Logistic()])));
        Right("steps that are written out", (train, random) =>
        {
            var network = Built(random, Layers(Normalized));
            for (var step = 0; step < 141; step++)
            {
                var start = step * 64 % (train.Count - 64);
                network.Call(train.Images[start..(start + 64)]).CrossEntropy(train.Labels[start..(start + 64)]).Backward();
                foreach (var parameter in network.Parameters.Select(named => named.Parameter).Where(one => one.IsTrainable))
                {
                    var gradient = parameter.Value.Grad.ToArray();
                    for (var at = 0; at < gradient.Length; at++)
                    {
                        parameter.Value.Data[at] -= (step < 100 ? 1f : 0.2f) * gradient[at];
                    }

                    parameter.Value.Grad = null;
                }
            }

            return network;
        });
        Wrong("scales and shifts alone in the optimizer", (train, random) =>
        {
            var network = Built(random, Layers(Normalized));
            var scales = network.NamedLayers().Where(named => named.Layer is BatchNorm2d).SelectMany(named => named.Layer.OwnParameters)
                .Where(parameter => parameter.IsTrainable).ToList();
            network.Fit(new Loader(train.Take(1_600), 64), options: new FitOptions
            {
                Epochs = 2,
                Optimizer = new Sgd([new ParameterGroup(scales)], 1),
            });
            return network;
        }, "they are in no group of your optimizer, which has `1.weight`", "by a higher learning rate");
        Wrong("one normalization in two places", (train, random) =>
        {
            var norm = new BatchNorm2d();
            return Fitted(train, random, 1, 3,
            [
                new Conv2d(12, 5, padding: 2), norm, new Sigmoid(), new AvgPool2d(2), new Conv2d(12, 5), norm, new Sigmoid(),
                new AvgPool2d(2), new Flatten(), .. Normalized(new Linear(84)), new Linear(10),
            ]);
        }, "One `BatchNorm2d` stands in 2 places of your network", "from more batches than");
        Wrong("one sigmoid", (_, random) => Built(random, Layers(layer =>
            layer is Conv2d { Filters: 6 } ? Normalized(layer) : [layer, new BatchNorm2d()])), "Behind which layers with weights is one",
            "which layer of the library computes it?");
        Wrong("a hard sigmoid", (_, random) => Built(random, Layers(layer => [layer, new BatchNorm2d(), new HardSigmoid()])),
            "What bends numbers in your network is `HardSigmoid`. A sigmoid is 1/(1 + e⁻ˣ)", "There is no sigmoid");
        Wrong("four numbers of an image", (train, random) => Fitted(train, random, 1, 3,
        [
            .. Normalized(new Conv2d(6, 5, padding: 2)), new AvgPool2d(2), .. Normalized(new Conv2d(4, 5)), new AdaptiveAvgPool2d(),
            new Flatten(), .. Normalized(new Linear(120)), .. Normalized(new Linear(84)), new Linear(10),
        ]), "4 numbers are left of an image. How many classes are to be told apart by that?", "What would smaller steps do");
        Wrong("gradients that are cut off", (train, random) =>
        {
            var network = Built(random, Layers(Normalized));
            network.Fit(new Loader(train, 64) { Shuffle = true }, options: new FitOptions
            {
                Epochs = 2,
                ClipNorm = 0.001,
                Optimizer = new Sgd(network, 1),
            });
            return network;
        }, "How much of a gradient do you clip?");
        Wrong("a layer of one's own that is no sigmoid", (_, random) => Built(random,
            Layers(layer => [layer, new BatchNorm2d(), new Half()])), "your own layers compute something else: Half",
            "There is no sigmoid");
        Wrong("few images, often", (train, random) => Fitted(train.Take(200), random, 1, 30, Layers(Normalized)),
            "Your training has used 200 of the 3,000 images", "What is left is the rate");
        Wrong("an average of each map", (train, random) => Fitted(train, random, 1, 3,
        [
            .. Normalized(new Conv2d(6, 5, padding: 2)), .. Normalized(new Conv2d(16, 5)), new AdaptiveAvgPool2d(), new Flatten(),
            new Linear(10),
        ]), "does the loss still creep down", "What would more do?");
        Wrong("no normalization", (train, random) => Fitted(train.Take(128), random, 1, 1, Layers(layer => [layer, new Sigmoid()])),
            "There is no `BatchNorm2d` in your network", "by heart");
        Wrong("the scores alone normalized", (train, random) => Fitted(train.Take(640), random, 1, 1,
            [.. Layers(layer => [layer, new Sigmoid()]), new BatchNorm2d()]), "None of your sigmoids gets what a normalization gives",
            "In training mode");
        Wrong("an ε of 1", (train, random) => Fitted(train.Take(640), random, 1, 1,
            Layers(layer => [layer, new BatchNorm2d(eps: 1), new Sigmoid()])), "what you divide by is mostly ε", "your steps were small");
        Wrong("no sigmoids", (train, random) => Fitted(train.Take(128), random, 0.1, 1, Layers(layer => [layer, new BatchNorm2d()])),
            "Weighted sums that are normalized are weighted sums again", "by heart");
        Wrong("steps that are too small", (train, random) => Fitted(train, random, 0.002, 3, Layers(Normalized)),
            "So your steps were small", "by heart");
        Wrong("in large batches", (train, random) =>
            {
                var network = Built(random, Layers(Normalized));
                network.Fit(new Loader(train, 750), options: new FitOptions { Epochs = 1, Optimizer = new Sgd(network, 0.3) });
                return network;
            }, "normalizations have counted 4 batches, of 150", "steps were small");
        Wrong("in the convolutions alone", (train, random) => Fitted(train, random, 1, 1, Layers(layer =>
            layer is Conv2d ? Normalized(layer) : [layer, new Sigmoid()])), "2 of your sigmoids get sums that are not normalized", "small");
        Wrong("the untrained twin", (train, random) =>
            {
                Fitted(train.Take(128), random, 1, 1, Layers(Normalized));
                return Built(random, Layers(Normalized));
            }, "another one comes back", "small");
        Wrong("a slow running mean", (train, random) => Fitted(train, random, 1, 2, Layers(layer =>
            [layer, new BatchNorm2d(momentum: 0.001f), new Sigmoid()])), "and by which momentum?", "small");
        Wrong("dense layers alone", (train, random) => Fitted(train.Take(640), random, 1, 1,
            [.. Layers(Normalized).SkipWhile(layer => layer.Layer is not Flatten)]),
            "The network has at least 2 convolutions", "small");
        Wrong("the label 0 for all", (train, random) =>
        {
            var network = Built(random, Layers(Normalized));
            var optimizer = new Sgd(network, 1);
            for (var step = 0; step < 40; step++)
            {
                network.Call(train.Images[(step * 64)..((step + 1) * 64)]).CrossEntropy(new int[64]).Backward();
                optimizer.Step();
                optimizer.ZeroGrad();
            }

            return network;
        }, "Your loss was given the label «0» for every image", "own answers");
        Wrong("a weight decay of 1", (train, random) =>
        {
            var network = Built(random, Layers(Normalized));
            network.Fit(new Loader(train, 64), options: new FitOptions
            {
                Epochs = 1,
                Optimizer = new Sgd(network, 1) { WeightDecay = 1 },
            });
            return network;
        }, "and in front of your first step they were not", "has `Build` been given a generator");
        Wrong("batches of two", (train, random) =>
        {
            var network = Built(random, Layers(Normalized));
            network.Fit(new Loader(train.Take(300), 2), options: new FitOptions { Epochs = 1, Optimizer = new Sgd(network, 1) });
            return network;
        }, "What does it make of 2 numbers", "What would smaller steps do");
        Wrong("steps that are far too large", (train, random) => Fitted(train, random, 1000, 3, Layers(Normalized)),
            "What would smaller steps do", "creep down");
        Wrong("Adam", (train, random) =>
            {
                var network = Built(random, Layers(Normalized));
                network.Fit(new Loader(train, 64) { Shuffle = true }, options: new FitOptions
                {
                    Epochs = 2,
                    Optimizer = new Adam(network, 0.02),
                });
                return network;
            }, "`Adam` is not for this exercise");
    }

    private sealed class Logistic : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => 1 / (1 + (-x).Exp());
    }

    private sealed class Half : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => x / 2;
    }

    private static NamedLayer[] Normalized(Layer layer) => [layer, new BatchNorm2d(), new Sigmoid()];
}
