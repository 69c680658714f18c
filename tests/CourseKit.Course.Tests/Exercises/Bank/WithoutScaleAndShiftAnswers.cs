using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Networks;
using CourseKit.Networks.Layers;

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
        Wrong("as always", (_, random) => Built(random, Layers(Affine)), "Which option of `BatchNorm2d` leaves them out?", "by heart");
        Wrong("left out in the convolutions alone", (_, random) => Built(
            random, Layers(layer => layer is Conv2d ? Bare(layer) : Affine(layer))),
            "Some of your normalizations have neither scale nor shift, and some still do");
        Wrong("nowhere", (_, random) => Built(random, Layers(layer => [layer, new Sigmoid()])),
            "There is no `BatchNorm2d` in your network");
        Wrong("in the convolutions alone", (_, random) => Built(
            random, Layers(layer => layer is Conv2d ? Bare(layer) : [layer, new Sigmoid()])),
            "Which layers of yours go without?");
    }

    private static NamedLayer[] Bare(Layer layer) => [layer, new BatchNorm2d(affine: false), new Sigmoid()];

    private static NamedLayer[] Affine(Layer layer) => [layer, new BatchNorm2d(), new Sigmoid()];
}
