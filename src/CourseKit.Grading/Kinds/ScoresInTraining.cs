using CourseKit.Networks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Prediction;
using CourseKit.Networks.Training;
using CourseKit.Tensors.Gradients;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Grading.Kinds;

/// <summary>Scores that a network gives in training mode and not in evaluation mode, or that are others each time.</summary>
internal static class ScoresInTraining
{
    /// <summary>The number of images that are called twice.</summary>
    private const int Samples = 100;

    /// <summary>The number of images that one is called among.</summary>
    private const int Few = 16;

    /// <summary>The relative difference of scores up to which it is rounding.</summary>
    private const float Rounding = 1e-2f;

    /// <summary>The lead of training mode from which on it is told, in accuracy, and as a part of what the network lacks.</summary>
    private const double Lead = 0.05, Most = 0.75;

    /// <summary>The part of its first number up to which a running statistic has nothing left of it.</summary>
    private const double NearlyNothing = 0.01;

    /// <summary>Returns that the scores are others each time, in sentences; null where they are not.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The images to measure with.</param>
    public static string? Chance(Layer network, ImageDataset images) =>
        AreAlways(network, images.Images[..Math.Min(Samples, images.Count)]) ? null
            : "The same images get other scores each time, in evaluation mode too. What is random in your network, and does it ask " +
                "`IsTraining`?";

    /// <summary>Returns that a network lacks most of what it lacks in evaluation mode alone, in sentences; null where it does
    /// not.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The images to measure with.</param>
    /// <param name="usual">The recognition of them in evaluation mode.</param>
    /// <param name="goal">The part of the images that has to be recognized.</param>
    public static string? Difference(Layer network, ImageDataset images, Recognition usual, double goal)
    {
        var inTraining = InTraining(network, images);
        return inTraining.IsAboutGuessing || inTraining.Accuracy - usual.Accuracy < Math.Max(Lead, Most * (goal - usual.Accuracy)) ? null
            : $"In training mode, your network recognizes {TrainingFault.Percent(inTraining.Accuracy)} of images that it has not seen, " +
                $"and in evaluation mode {TrainingFault.Percent(usual.Accuracy)}. " +
                (Batches(network) is { } batches
                    ? "There, batch normalization takes its running statistics in the place of those of a batch. " +
                        Running(network, batches)
                    : "What in your network asks `IsTraining`, and what does it do where it is false?");
    }

    private static string Running(Layer network, long batches)
    {
        var momentum = network.NamedLayers().Select(named => named.Layer).OfType<BatchNorm2d>()
            .Select(layer => layer.Momentum).DefaultIfEmpty(1).Min();
        return Math.Pow(1 - momentum, batches) > NearlyNothing
            ? Invariant($"How near have they come in {batches:N0} batches, and by which momentum?")
            : Invariant($"By a momentum of {momentum:0.###} they are means over the last {Math.Ceiling(1 / momentum):0} batches or so, ") +
                "in which the weights changed, too. What would a learning rate do that falls towards the end?";
    }

    /// <summary>The most batches that a normalization has counted; null for a network without one.</summary>
    private static long? Batches(Layer network) => network.Parameters
        .Where(named => named.Parameter.Spec.Kind is ParameterKind.Counter).Max(named => (long?)named.Parameter.Value.Item());

    /// <summary>Returns that an image gets other scores alone than among others, in sentences; null where it gets the same.</summary>
    public static string? OfOneAlone(Layer network, ImageDataset images)
    {
        var predictor = new Predictor(network);
        var among = predictor.Call(images.Images[..Math.Min(Few, images.Count)])[..1];
        var gap = (predictor.Call(images.Images[..1]) - among).Abs().Max().Item();
        return gap <= Rounding * Math.Max(1, among.Abs().Max().Item()) ? null
            : "Alone, an image gets other scores from your network than among others, in evaluation mode too, so something in it " +
                "measures the batch. What would it say of a single image?";
    }

    private static bool AreAlways(Layer network, Tensor images)
    {
        var predictor = new Predictor(network);
        return predictor.Call(images).ToArray().SequenceEqual(predictor.Call(images).ToArray());
    }

    private static Recognition InTraining(Layer network, ImageDataset images)
    {
        using var unchanged = new Unchanged(network);
        using var noGradients = new NoGrad();
        network.Train();
        return Recognition.Of(network.Call, images);
    }
}
