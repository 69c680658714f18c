using CourseKit.Grading.Recording;
using CourseKit.Networks;
using CourseKit.Networks.Training;
using CourseKit.Tensors.Gradients;
using static System.FormattableString;

namespace CourseKit.Grading.Kinds;

/// <summary>Weights that a training begins with and that are far too large, or far too small, found by what the network makes of images
/// with them.</summary>
internal static class StartFault
{
    /// <summary>The size of weights, beside that of He's start, from which on they may be too large, and up to which too small.</summary>
    private const double Large = 2, Small = 0.2, Smaller = 0.7;

    /// <summary>The first loss from which on it is far above that of a guess, as a multiple of it.</summary>
    private const double FarAbove = 3;

    /// <summary>The mean difference of scores between images up to which nothing is left of them.</summary>
    private const float Nothing = 1e-5f;

    /// <summary>The part of the mean difference of images up to which that of their scores is small.</summary>
    private const float Faded = 0.01f;

    /// <summary>Returns the fault of the start, in sentences; null where none is seen, and for a network that normalizes.</summary>
    /// <param name="network">The network as it is after its training.</param>
    /// <param name="images">Some images.</param>
    /// <param name="guess">The loss of a guess.</param>
    /// <param name="record">The record of the training.</param>
    public static string? In(Layer network, Tensor images, double guess, TrainingRecord record)
    {
        return Weights(network, record) is not { Count: > 0 } starts ? null : SizeOf(starts) switch
        {
            > Large and var size => TooLarge(size, starts.Count, record.Losses, guess),
            < Small and var size => TooSmall(size, starts, network, images),
            _ => null,
        };
    }

    /// <summary>Returns that little of an image is left in the scores by the weights of a start that is too small for so many layers, in
    /// sentences; null where that is not seen, and for a network that normalizes.</summary>
    /// <inheritdoc cref="In" path="/param"/>
    public static string? Fades(Layer network, Tensor images, TrainingRecord record)
    {
        if (Weights(network, record) is not { Count: > 0 } starts || SizeOf(starts) is not (< Smaller and var size))
        {
            return null;
        }

        var part = Differences(starts, network, images) / (images - images.Mean(0, keepAxis: true)).Abs().Mean().Item();
        return part >= Faded ? null
            : $"In front of your first step, the scores of two images differed by {ShortNumber.Of(100 * part)} % of what their " +
                $"pixels do: your weights began at {ShortNumber.Of(100 * size)} % of the size that He's start has them in, and " +
                $"{starts.Count} layers come one behind the other. Which initializer keeps the size of the numbers from layer to layer, " +
                "and where is it set?";
    }

    /// <summary>The weights that a training began with; none of a network that normalizes.</summary>
    private static IReadOnlyList<(Parameter Of, float[] Values)> Weights(Layer network, TrainingRecord record) =>
        network.NamedLayers().Any(named => Normalizes(named.Layer)) ? []
        : [.. network.Parameters.Select(named => named.Parameter)
            .Select(parameter => (Of: parameter, Values: record.Weights.StartOf(parameter)!))
            .Where(start => start.Values is { Length: > 0 } && start.Values.Any(value => value != 0))];

    private static string? TooLarge(double size, int layers, IReadOnlyList<float> losses, double guess) =>
        losses is [var first, ..] && first > FarAbove * guess
            ? Invariant($"Your first loss is {ShortNumber.Of(first)}, and that of a guess {guess:0.000}. Your weights began about ") +
                $"{ShortNumber.Of(size)} times as large as He's start has them: what do {layers} layers in a row make of that, and which " +
                "initializer fits the number of inputs of a filter?"
            : null;

    private static string? TooSmall(
        double size, IReadOnlyList<(Parameter Of, float[] Values)> starts, Layer network, Tensor images)
    {
        var difference = Differences(starts, network, images);
        return difference >= Nothing ? null
            : $"In front of your first step, the scores of two images differed by less than {Nothing:0.#####}: your weights began at " +
                $"{ShortNumber.Of(100 * size)} % of the size that He's start has them in. What do {starts.Count} layers in a row leave " +
                "of an image and of a gradient, and which initializer fits the number of inputs of a filter?";
    }

    /// <summary>The mean difference of the scores of images from their mean, by the weights of the start.</summary>
    private static float Differences(IReadOnlyList<(Parameter Of, float[] Values)> starts, Layer network, Tensor images)
    {
        using var unchanged = new Unchanged(network);
        using var noGradients = new NoGrad();
        var trained = network.Parameters.Select(named => (named.Parameter, Values: named.Parameter.Value.Detach())).ToList();
        try
        {
            foreach (var (parameter, _) in trained.Where(one => one.Parameter is { Spec.Kind: ParameterKind.Learned, Shape.Rank: 1 }))
            {
                parameter.Set(Tensor.Zeros(parameter.Shape));
            }

            foreach (var (parameter, values) in starts)
            {
                parameter.Set(Tensor.From(parameter.Shape, values));
            }

            network.Eval();
            var scores = network.Call(images);
            return (scores - scores.Mean(0).Reshape([1, scores.Shape[1]])).Abs().Mean().Item();
        }
        finally
        {
            foreach (var (parameter, values) in trained)
            {
                parameter.Set(values);
            }
        }
    }

    private static double SizeOf(IReadOnlyList<(Parameter Of, float[] Values)> starts) =>
        Math.Exp(starts.Average(start => Math.Log(SizeOf(start.Of, start.Values))));

    /// <summary>The size of weights as a multiple of that of He's start: a root mean square of √(2/n) for n inputs.</summary>
    private static double SizeOf(Parameter parameter, float[] values) =>
        Math.Sqrt(values.Sum(value => (double)value * value) / values.Length / 2 * (values.Length / parameter.Shape[0]));

    private static bool Normalizes(Layer layer) => layer.GetType().Name.Contains("Norm", StringComparison.Ordinal);
}
