using CourseKit.Grading;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Answers to an exercise in training, with what can go wrong in any training. Wrong ones train as little as shows it.</summary>
public abstract class TrainedNetworkAnswers : AnswerBook<Func<ImageDataset, Generator, Layer>>
{
    private readonly Func<IReadOnlyList<NamedLayer>> layers;

    /// <param name="exercise">The exercise.</param>
    /// <param name="layers">The layers of a network that the exercise would be content with if it were trained.</param>
    protected TrainedNetworkAnswers(Exercise exercise, Func<IReadOnlyList<NamedLayer>> layers)
        : base(exercise)
    {
        this.layers = layers;
        Wrong("not trained", (_, random) => Build(random), "calls neither `Fit` nor `Backward`", "your steps");
        Wrong("nothing", (_, _) => null!, "A network comes back. Received: null.");
        Wrong("trained with the first hundred", (train, random) => Fitted(train.Take(100), random, epochs: 30),
            "What would it learn from all of them?", "by heart");
        Wrong("labels shuffled apart", (train, random) => Loop(random, train, steps: 60, (images, at) =>
            (images.Images[at], [.. at.GetOffsetAndLength(images.Count) is var (start, count)
                ? images.Labels[start..(start + count)].Select((_, i) => images.Labels[(start + i + 17) % images.Count]) : []])),
            "came with another label than in `train`: the first of them shows «", "by heart");
        Wrong("labels of a batch turned round", (train, random) => Loop(random, train, steps: 20, (images, at) =>
            (images.Images[at], [.. images.Labels[at].Reverse()])), "Are images and labels taken in the same order?", "too small");
        Wrong("images on another scale", (train, random) => Loop(random, train, steps: 80, (images, at) =>
            ((images.Images[at] - 0.5f) * -2, images.Labels[at])),
            "In your training, images had numbers from -1 to 1", "label");
        Wrong("a softmax in front of the loss", (train, random) => Loop(random, train, steps: 20, (images, at) =>
            (images.Images[at], images.Labels[at]), change: scores => scores.Softmax(1)),
            "Your cross-entropy gets numbers that add up to 1", "your network ends in a softmax");
        Wrong("another network", (train, random) => Loop(random, train, steps: 20, (images, at) =>
            (images.Images[at], images.Labels[at])) is null ? null! : Build(new Generator(99)), "another one comes back", "too small");
        Wrong("an epoch of few steps", (train, random) => Fitted(train, random, epochs: 1, batch: 1_000),
            "How many steps would the same images give in batches of 32?", "0 to 1");
        Wrong("steps that are far too small", (train, random) => Loop(random, train, steps: 20, (images, at) =>
            (images.Images[at], images.Labels[at]), rate: 1e-8),
            "How far would larger steps come, by a higher learning rate?", "What would smaller steps do");
        Wrong("gradients forgotten once in a while", (train, random) => Loop(random, train, steps: 60, (images, at) =>
            (images.Images[at], images.Labels[at]), zeroes: step => step == 30), "once in a while, or in each step?", "nowhere");
        Wrong("a softmax for measuring beside the loss", (train, random) => Loop(random, train, steps: 20, (images, at) =>
            (images.Images[at], images.Labels[at]), change: scores => scores.Softmax(1).Max().Item() > 0 ? scores : scores),
            "Your training", "softmax");
        Wrong("a softmax too many", (train, random) => Fitted(train.Take(1_000), Build(random, new Softmax(1)), epochs: 1),
            "add up to 1, so your network ends in a softmax", "by heart");
        Wrong("gradients never forgotten", (train, random) =>
            {
                var network = Build(random);
                var optimizer = new Sgd(network, learningRate: 0.2);
                for (var step = 0; step < 20; step++)
                {
                    network.Call(train.Images[..64]).CrossEntropy(train.Labels[..64]).Backward();
                    optimizer.Step();
                }

                return network;
            },
            "nowhere `ZeroGrad`");
        Wrong("steps that are far too large", (train, random) => Loop(random, train, steps: 8, (images, at) =>
            (images.Images[at], images.Labels[at]), rate: 1e20), "The scores of your network are no numbers any more", "softmax");
    }

    protected Layer Build(Generator random, params IReadOnlyList<NamedLayer> further) =>
        new Sequential([.. layers(), .. further]).Build([1, 1, 28, 28], random);

    protected static Layer Built(Generator random, params IReadOnlyList<NamedLayer> all) =>
        new Sequential(all).Build([1, 1, 28, 28], random);

    /// <summary>A network of the given layers that has made a single step.</summary>
    protected static Layer Stepped(ImageDataset train, Generator random, params IReadOnlyList<NamedLayer> all)
    {
        var network = Built(random, all);
        network.Fit(new Loader(train.Take(32), 32), options: new FitOptions { Epochs = 1 });
        return network;
    }

    private Layer Fitted(IDataset images, Generator random, int epochs, int batch = 25) => Fitted(images, Build(random), epochs, batch);

    private static Layer Fitted(IDataset images, Layer network, int epochs, int batch = 25)
    {
        network.Fit(new Loader(images, batch) { Shuffle = true }, options: new FitOptions { Epochs = epochs });
        return network;
    }

    /// <summary>A loop of the learner's own, by momentum.</summary>
    protected Layer Loop(
        Generator random, ImageDataset train, int steps, Func<ImageDataset, Range, (Tensor Images, int[] Labels)> batch, double rate = 0.05,
        Layer? network = null, int sign = 1, Func<Tensor, Tensor>? change = null, Func<int, bool>? zeroes = null)
    {
        network ??= Build(random);
        var optimizer = new Sgd(network, rate) { Momentum = 0.9 };
        for (var step = 0; step < steps; step++)
        {
            var start = step * 32 % (train.Count - 32);
            var (images, labels) = batch(train, start..(start + 32));
            var scores = network.Call(images);
            (sign * (change?.Invoke(scores) ?? scores).CrossEntropy(labels)).Backward();
            optimizer.Step();
            if (zeroes?.Invoke(step) ?? true)
            {
                optimizer.ZeroGrad();
            }
        }

        return network;
    }
}
