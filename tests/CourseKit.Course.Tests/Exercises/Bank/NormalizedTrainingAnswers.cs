using CourseKit.Grading;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Answers to an exercise in training a normalized LeNet, with what goes wrong in any of them. Wrong ones train as little as shows
/// it.</summary>
public abstract class NormalizedTrainingAnswers : AnswerBook<Func<ImageDataset, Generator, Layer>>
{
    /// <param name="exercise">The exercise.</param>
    /// <param name="unit">The function from a layer with weights to what the exercise is content with in its place.</param>
    protected NormalizedTrainingAnswers(Exercise exercise, Func<Layer, NamedLayer[]> unit)
        : base(exercise)
    {
        Right("a rate from `FindLearningRate`", (train, random) =>
        {
            var network = Built(random, Layers(unit));
            var curve = network.FindLearningRate(
                new Loader(train, 64) { Shuffle = true }, new FitOptions { Optimizer = new Sgd(network, 1) });
            return Trained(network, train, curve.Suggestion > 0 ? 1 : 0);
        });
        Right("the weights of a network that was trained as asked", (train, random) =>
            Copy(Trained(Built(random, Layers(unit)), train, rate: 1), Built(new Generator(9), Layers(unit))));
        Wrong("the weights of a network that made too many steps", (train, random) =>
            Copy(Trained(Built(random, Layers(unit)), train, rate: 1, epochs: 4), Built(new Generator(9), Layers(unit)), but: "tracked"),
            "The steps were made with another network, whose weights yours has now. It has made 188 steps", "in evaluation mode");
        Wrong("two steps a batch", (train, random) => Loop(Built(random, Layers(unit)), train.Take(1_600), rate: 0.5, epochs: 4, step =>
            step()), "100 of the steps took the gradients of the step before once more. How often", "in evaluation mode");
        Wrong("calls between the steps", (train, random) =>
        {
            var network = Built(random, Layers(unit));
            return Loop(network, train.Take(1_600), rate: 0.5, epochs: 4, _ => network.Call(train.Images[..20]));
        }, "Your network has learned from 100 batches, and its normalizations have counted 200: they count each call in training mode",
            "from more batches than the question allows");
        Wrong("`Build` without a generator", (train, _) =>
            Trained(new Sequential(Layers(unit)).Build([1, 1, 28, 28]), train.Take(640), rate: 1, epochs: 1),
            "had the same weights, all of them 0. Which gradient", "what you divide by is mostly ε");
        Wrong("a large weight decay", (train, random) =>
        {
            var network = Built(random, Layers(unit));
            network.Fit(new Loader(train, 64) { Shuffle = true }, options: new FitOptions
            {
                Epochs = 3,
                Optimizer = new Sgd(network, 1) { WeightDecay = 0.1 },
            });
            return network;
        }, "How far does the weight decay draw all parameters towards 0", "what you divide by is mostly ε");
        Wrong("other digits than those of `train`", (_, random) => Fitted(Digits.Train(9_000), random, 1, 1, Layers(unit)),
            "your training computed gradients for other images than the 3,000 of `train`");
        Wrong("not trained", (_, random) => Built(random, Layers(unit)), "calls neither `Fit` nor `Backward`", "your steps");
        Wrong("nothing", (_, _) => null!, "A network comes back. Received: null.");
        Wrong("five epochs", (train, random) => Fitted(train.Take(2_000), random, rate: 0.01, epochs: 5, Layers(unit)),
            "Your network has learned from more batches than the question allows", "by heart");
        Wrong("ReLUs", (_, random) => Built(random, Layers(layer => [layer, new BatchNorm2d(), new Relu()])),
            "with which activation does this network hardly learn without it?", "by heart");
        Wrong("a softmax at the end", (train, random) => Fitted(
            train.Take(128), random, rate: 0.1, epochs: 1, [.. Layers(unit), new Softmax(1)]),
            "add up to 1, so your network ends in a softmax", "by heart");
        Wrong("an Sgd that `Fit` does not get", (train, random) =>
        {
            var network = Built(random, Layers(unit));
            _ = new Sgd(network, learningRate: 1);
            network.Fit(new Loader(train, 64) { Shuffle = true }, options: new FitOptions { Epochs = 3 });
            return network;
        }, "Steps of your network were made by `Adam`, 141 of them. `Fit` takes Adam unless it is told otherwise", "How is the rate");
        Wrong("Adam in front of Sgd", (train, random) =>
        {
            var network = Built(random, Layers(unit));
            network.Fit(new Loader(train.Take(1_000), 64) { Shuffle = true }, options: new FitOptions { Epochs = 1 });
            return Trained(network, train, rate: 0.1, epochs: 1);
        }, "does each call of `Fit` get it?", "running statistics");
        Wrong("steps that the normalizations do not count", (train, random) =>
        {
            var network = Trained(Built(random, Layers(unit)), train, rate: 1, epochs: 1);
            foreach (var layer in network.NamedLayers().Select(named => named.Layer).OfType<BatchNorm2d>())
            {
                layer.Eval();
            }

            var (optimizer, source) = (new Sgd(network, learningRate: 0.1), new Generator(2));
            for (var step = 0; step < 110; step++)
            {
                var start = source.Integer(0, train.Count - 16);
                network.Call(train.Images[start..(start + 16)]).CrossEntropy(train.Labels[start..(start + 16)]).Backward();
                optimizer.Step();
                optimizer.ZeroGrad();
            }

            return network;
        }, "Your network has made 157 steps, and its normalizations have counted 47 batches", "running statistics");
        Wrong("sixteen scores", (_, random) => Built(random, [.. Layers(unit).SkipLast(1), new Linear(16)]), "another number of scores");
    }

    protected static Layer Built(Generator random, IEnumerable<NamedLayer> layers) => new Sequential(layers).Build([1, 1, 28, 28], random);

    protected static Layer Fitted(ImageDataset train, Generator random, double rate, int epochs, IEnumerable<NamedLayer> layers) =>
        Trained(Built(random, layers), train, rate, epochs);

    /// <summary>A loop of the learner's own that does something behind each step.</summary>
    private static Layer Loop(Layer network, ImageDataset train, double rate, int epochs, Action<Action> behind)
    {
        var optimizer = new Sgd(network, rate);
        foreach (var batch in Enumerable.Range(1, epochs).SelectMany(epoch => new Loader(train, 64) { Shuffle = true }.Epoch(epoch)))
        {
            optimizer.ZeroGrad();
            network.Call(batch.Images).CrossEntropy(batch.Labels).Backward();
            optimizer.Step();
            behind(optimizer.Step);
        }

        return network;
    }

    /// <summary>A network with the numbers that another one has under the same names, but for some.</summary>
    protected static Layer Copy(Layer trained, Layer copy, string but = "none")
    {
        var values = trained.Parameters.ToDictionary(named => named.Name, named => named.Parameter.Value);
        foreach (var (name, parameter) in copy.Parameters.Where(named => !named.Name.EndsWith(but)))
        {
            parameter.Set(values[name].Detach() + 0f);
        }

        return copy;
    }

    /// <summary>A network that has learned in batches of 64, at a rate that rises and falls.</summary>
    protected static Layer Trained(Layer network, ImageDataset train, double rate, int epochs = 3)
    {
        var batches = new Loader(train, batch: 64) { Shuffle = true };
        network.Fit(batches, options: new FitOptions
        {
            Epochs = epochs,
            Optimizer = new Sgd(network, rate) { Schedule = Schedule.OneCycle(epochs * batches.Count) },
        });
        return network;
    }

    protected static IReadOnlyList<NamedLayer> Layers(Func<Layer, NamedLayer[]> unit) =>
    [
        .. unit(new Conv2d(6, 5, padding: 2)), new AvgPool2d(2), .. unit(new Conv2d(16, 5)), new AvgPool2d(2), new Flatten(),
        .. unit(new Linear(120)), .. unit(new Linear(84)), new Linear(10),
    ];
}
