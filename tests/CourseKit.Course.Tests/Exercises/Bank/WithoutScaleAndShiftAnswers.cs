using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class WithoutScaleAndShiftAnswers : NormalizedTrainingAnswers
{
    public WithoutScaleAndShiftAnswers()
        : base(new WithoutScaleAndShift(), Bare)
    {
        Right("γ and β frozen at 1 and 0", (train, random) =>
        {
            var network = Built(random, Layers(Affine));
            foreach (var layer in network.NamedLayers().Select(named => named.Layer).OfType<BatchNorm2d>())
            {
                layer.Freeze();
            }

            return Trained(network, train, 0.3);
        });
        Right("γ and β left out of the optimizer", (train, random) =>
        {
            var network = Built(random, Layers(Affine));
            var learned = network.NamedLayers().Select(named => named.Layer).Where(layer => layer is not BatchNorm2d)
                .SelectMany(layer => layer.OwnParameters).Where(parameter => parameter.IsTrainable).ToList();
            var batches = new Loader(train, batch: 64) { Shuffle = true };
            network.Fit(batches, options: new FitOptions
            {
                Epochs = 3,
                Optimizer = new Sgd([new ParameterGroup(learned)], 0.3) { Schedule = Schedule.OneCycle(3 * batches.Count) },
            });
            return network;
        });
        Wrong("learned, and set to 1 and 0 afterwards", (train, random) =>
            Reset(Fitted(train.Take(640), random, 0.3, 1, Layers(Affine))), "While your network learned, γ went from",
            "running statistics");
        Wrong("learned, set to 1 and 0, and frozen", (train, random) =>
        {
            var network = Reset(Fitted(train.Take(640), random, 0.3, 1, Layers(Affine)));
            foreach (var layer in network.NamedLayers().Select(named => named.Layer).OfType<BatchNorm2d>())
            {
                layer.Freeze();
            }

            return Trained(network, train.Take(640), 0.1, 1);
        }, "While your network learned, γ went from", "running statistics");
        Wrong("the weights of a network with γ and β", (train, random) =>
            Copy(Fitted(train.Take(640), random, 0.3, 1, Layers(Affine)), Built(random, Layers(Bare))),
            "The steps were made with another network, whose weights yours has now. While that one learned, γ went from",
            "another one comes back");
        Wrong("the weights of a network with γ and β that learned well", (train, random) =>
            Copy(Fitted(train, random, 1, 3, Layers(Affine)), Built(random, Layers(Bare))),
            "The steps were made with another network, whose weights yours has now. While that one learned, γ went from");
        Wrong("frozen before they were built", (train, random) =>
        {
            var network = new Sequential(Layers(Affine));
            foreach (var layer in network.NamedLayers().Select(named => named.Layer).OfType<BatchNorm2d>())
            {
                layer.Freeze();
            }

            return Trained(network.Build([1, 1, 28, 28], random), train.Take(128), 0.3, 1);
        }, "If you froze them: were they built by then", "by heart");
        Wrong("statistics that stay as they are", (_, random) => Built(random, Layers(layer =>
            [layer, new FrozenBatchNorm2d(), new Sigmoid()])), "A `FrozenBatchNorm2d` measures nothing", "There is no `BatchNorm2d`");
        Wrong("frozen at 2", (_, random) => Frozen(random, scale: 2), "frozen, but not at 1 and 0", "learn a scale");
        Wrong("γ alone frozen", (_, random) => Frozen(random, only: "weight"), "one of γ and β is frozen and the other still learned");
        Wrong("as always", (train, random) => Fitted(train.Take(128), random, 0.3, 1, Layers(Affine)),
            "Which option of `BatchNorm2d` leaves them out?", "by heart");
        Wrong("left out in the convolutions alone", (train, random) => Fitted(
            train.Take(128), random, 0.3, 1, Layers(layer => layer is Conv2d ? Bare(layer) : Affine(layer))),
            "Some of your normalizations have neither scale nor shift, and some still do");
        Wrong("nowhere", (_, random) => Built(random, Layers(layer => [layer, new Sigmoid()])),
            "There is no `BatchNorm2d` in your network");
        Wrong("in the convolutions alone", (_, random) => Built(
            random, Layers(layer => layer is Conv2d ? Bare(layer) : [layer, new Sigmoid()])),
            "Which layers of yours go without?");
    }

    private static Layer Reset(Layer network)
    {
        foreach (var parameter in network.NamedLayers().Select(named => named.Layer).OfType<BatchNorm2d>()
            .SelectMany(layer => layer.OwnParameters).Where(parameter => parameter.Name is "weight" or "bias"))
        {
            parameter.Set(Tensor.Full(parameter.Shape, parameter.Name == "weight" ? 1 : 0));
        }

        return network;
    }

    private static Layer Frozen(Generator random, float scale = 1, string? only = null)
    {
        var network = Built(random, Layers(Affine));
        foreach (var (name, parameter) in network.NamedLayers().Where(named => named.Layer is BatchNorm2d)
            .SelectMany(named => named.Layer.OwnParameters.Select(one => (one.Name, one))))
        {
            if (name is "weight" or "bias" && name == (only ?? name))
            {
                parameter.IsFrozen = true;
                parameter.Set(name == "weight" ? Tensor.Full(parameter.Shape, scale) : parameter.Value);
            }
        }

        return network;
    }

    private static NamedLayer[] Bare(Layer layer) => [layer, new BatchNorm2d(affine: false), new Sigmoid()];

    private static NamedLayer[] Affine(Layer layer) => [layer, new BatchNorm2d(), new Sigmoid()];
}
