using CourseKit.Networks;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;
using static CourseKit.Tests.Grading.Kinds.UnnamedTraining;

namespace CourseKit.Tests.Grading.Kinds;

/// <summary>Trainings as learners write them, with one thing wrong.</summary>
internal static class TrainingLoops
{
    public static Layer Fitted(ImageDataset train, Layer network, Func<Layer, Optimizer> optimizer, int batch = 20)
    {
        network.Fit(new Loader(train, batch), options: new FitOptions { Epochs = 1, Optimizer = optimizer(network) });
        return network;
    }

    public static IEnumerable<int> Places(ImageDataset train, Func<int, bool> label) =>
        train.Labels.Index().Where(one => label(one.Item)).Select(one => one.Index);

    /// <summary>Steps in a loop of the learner's own.</summary>
    public static Layer Loop(
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

    /// <summary>Steps with a loss of the learner's own.</summary>
    public static Layer Stepping(ImageDataset train, Layer network, Optimizer optimizer, Func<Tensor, int[], Tensor> loss)
    {
        for (var step = 0; step < 20; step++)
        {
            var batch = (20 * step)..((20 * step) + 20);
            loss(network.Call(train.Images[batch]), train.Labels[batch]).Backward();
            optimizer.Step();
            optimizer.ZeroGrad();
        }

        return network;
    }

    public static Layer Stepped(
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
