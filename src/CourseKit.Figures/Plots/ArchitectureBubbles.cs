using System.Globalization;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;

namespace CourseKit.Figures.Plots;

/// <summary>All architectures with a published accuracy, as bubbles of their parameters over what they cost.</summary>
internal static class ArchitectureBubbles
{
    private static readonly string[] BestKnown =
    [
        "alexnet", "vgg16", "resnet50", "efficientnet_b0", "mobilenet_v2", "googlenet", "inception_v3", "densenet121", "resnet152",
        "efficientnet_b7", "squeezenet1_1", "resnet18", "xception", "mobilenet_v3_large", "inception_v4", "efficientnet_b4", "vgg19_bn",
        "resnext101_64x4d", "wide_resnet101_2", "densenet201", "mobilenet_v3_small", "efficientnet_b2", "vgg11", "resnet34",
        "se_resnet50",
    ];

    public static BubblePlot Plot()
    {
        (string Name, double X, double Y, double Size)[] bubbles =
        [
            .. from one in Architecture.All
               where one.Published.Top1 is not null
               select (one.Name, Summary.Of(one).MultiplyAccumulates.Value / 1e9, one.Published.Top1!.Value,
                   (double)one.Published.Parameters),
        ];
        return new BubblePlot(bubbles) { Title = Message(bubbles) }
            .WithAxes("10⁹ multiply-accumulates for an image", "top-1 accuracy on ImageNet, in percent", "parameters")
            .WithLogX()
            .WithLabels(BestKnown);
    }

    /// <summary>The pair of which the cheaper one is at least as accurate, at the smallest part of the cost.</summary>
    private static string Message((string Name, double X, double Y, double Size)[] bubbles)
    {
        var (better, worse) = (from one in bubbles
                               from other in bubbles
                               where one.Y >= other.Y
                               orderby other.X / one.X descending
                               select (one, other)).First();
        return string.Create(CultureInfo.InvariantCulture,
            $"Design beats size: {better.Name} is more accurate than {worse.Name} at 1/{worse.X / better.X:0} of the cost");
    }
}
