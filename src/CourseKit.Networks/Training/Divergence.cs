using System.Globalization;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using static System.FormattableString;

namespace CourseKit.Networks.Training;

/// <summary>Diagnosis of training whose numbers have become NaN or infinite: what was the first of them, and what usually helps.</summary>
/// <param name="network">The network.</param>
/// <param name="history">The history before the step that failed.</param>
/// <param name="place">The step.</param>
/// <param name="rate">The learning rate of that step.</param>
internal sealed class Divergence(Layer network, History history, TrainingPlace place, double rate)
{
    private const int MostLosses = 5;

    /// <summary>The size of inputs from which on they are worth a word: pixels from 0 to 255, not normalized ones.</summary>
    private const float Large = 20;

    /// <summary>The loss from which on it comes from scores that have grown, and not from a logarithm.</summary>
    private const float Huge = 1e6f;

    /// <summary>Returns the error for a loss that is not finite, before the step that it was computed for has changed anything.</summary>
    public TrainingDivergedException OfLoss(float loss, Tensor scores, Batch batch) => Error(
        "The loss is a finite number.", $"{(float.IsNaN(loss) ? "NaN" : "∞")} in {place}{Before}",
        OfInputs("images", batch.Images) ?? OfInputs("labels", batch.Labels) ?? OfLearned()
            ?? (NonFinite.In(scores) is { } inScores
                ? FirstOutput(batch.Images) ?? $"The scores of the network hold {inScores}. {Remedy(batch.Images)}"
                : history.Losses is [.., > Huge and var last]
                    ? Invariant($"All scores of the network are finite numbers, and the losses had grown to {last:G4} before: the steps ")
                        + $"are too large. {Remedy(batch.Images)}"
                : "All scores of the network are finite numbers, so it is the loss that makes it of them: a logarithm or a division of 0? "
                    + "Add a small number below it, or use CrossEntropy, which takes scores and needs no logarithm of probabilities."));

    /// <summary>Returns the error for gradients that are not finite; null where they are.</summary>
    public TrainingDivergedException? OfGradients() => First(parameter => parameter.HasGrad ? NonFinite.In(parameter.Grad) : null) is
        (var name, var found)
        ? Error("Gradients are finite numbers.", $"{found} in the gradient of {name}, in {place}{Before}",
            $"The loss of this batch is finite, its slope is not: a root or a power of 0, or a number close to overflow? {Remedy(null)}")
        : null;

    /// <summary>Returns the error for parameters that are not finite after a step; null where they are.</summary>
    public TrainingDivergedException? OfParameters() => OfLearned() is { } cause
        ? Error("Parameters are finite numbers.", $"others after {place}{Before}", cause)
        : null;

    private string Before => history.Losses is { Count: > 0 } losses
        ? ", after the losses " + string.Join(", ", losses.Skip(losses.Count - MostLosses).Select(loss =>
            loss.ToString("G4", CultureInfo.InvariantCulture)))
        : ", the first step";

    private TrainingDivergedException Error(string rule, string received, string cause) =>
        new($"{rule} Received: {received}. {cause}", history);

    private static string? OfInputs(string what, Tensor values) => NonFinite.In(values) is { } found
        ? $"The {what} of this batch hold {found}: look at what makes them, such as a division by a deviation of 0."
        : null;

    /// <summary>A parameter, with its slope in the step that broke it: the one before.</summary>
    private string? OfLearned() => First(NonFinite.In) is (var name, var found)
        ? $"The parameter {name} holds {found}: the step before had a gradient that was not finite, or a learning rate that threw it "
            + $"beyond all numbers. {Remedy(null)}"
        : null;

    /// <summary>The first output that is not finite, when the batch goes through the network once more.</summary>
    private string? FirstOutput(Tensor images)
    {
        using var _ = new NoGrad();
        foreach (var (node, value) in Graph.Of(network, images.Shape, training: true).Run(images))
        {
            if (NonFinite.In(value) is { } found)
            {
                return $"All parameters are finite; the first output that is not is that of {node.Place}: it holds {found}. "
                    + Remedy(images);
            }
        }

        return null;
    }

    private (string Name, string Found)? First(Func<Tensor, string?> look) => network.Parameters
        .Where(named => named.Parameter.Spec.Kind == ParameterKind.Learned)
        .Select(named => (named.Name, Found: look(named.Parameter.Value)))
        .Where(named => named.Found is not null)
        .Select(named => ((string, string)?)(named.Name, named.Found!))
        .FirstOrDefault();

    private string Remedy(Tensor? images) => history.Losses.Any(loss => loss < 0)
        ? "The losses fall below 0. Is there a minus in front of a loss that is never negative, such as the cross-entropy? It has no lower "
            + "end then, and the steps go along the gradient of what should become small. If it may be negative: "
            + Usual(images)
        : Usual(images);

    private string Usual(Tensor? images) => Invariant($"What usually helps: a learning rate a tenth of {rate:G4}")
        + ", clipped gradients (ClipNorm = 1)"
        + (images is not null && Largest(images) is >= Large and var largest
            ? Invariant($", and smaller inputs: they go up to {largest:G4}, and networks like values around 0 to 1.")
            : ", and inputs around 0 to 1.");

    private static float Largest(Tensor values)
    {
        var largest = 0f;
        foreach (var value in values.Values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
