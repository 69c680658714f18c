using CourseKit.Networks;
using CourseKit.Networks.Prediction;
using CourseKit.Vision.Datasets;
using Digits = CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Plots;

/// <summary>Wall of the images that a network is surest of and wrong about.</summary>
internal static class MistakeWall
{
    private const int Batch = 64;

    public static ImageWall Of(Layer network, IDataset set, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var mistakes = Enumerable.Range(0, set.Count).Chunk(Batch).SelectMany(new Predictions(network, set).Mistakes)
            .OrderByDescending(mistake => mistake.Sureness).ToList();
        var shown = mistakes.Take(count).ToList();
        return new ImageWall(
            [.. shown.Select(mistake => set[mistake.Index].Image)],
            [.. shown.Select(mistake => $"is {set.ClassNames[mistake.Label]}, taken for {set.ClassNames[mistake.Predicted]} "
                + $"({Digits.Fixed(100 * mistake.Sureness, 0)} %)")])
        {
            Title = mistakes.Count == 0 ? $"No mistake in {Words.Count(set.Count, "image")}"
                : $"{Words.Count(mistakes.Count, "mistake")} in {Words.Count(set.Count, "image")}, "
                    + $"a network's {(shown.Count == 1 ? "surest" : $"{shown.Count} surest")} first",
        };
    }

    private readonly record struct Mistake(int Index, int Label, int Predicted, double Sureness);

    private sealed class Predictions(Layer network, IDataset set)
    {
        private readonly Predictor predictor = new(network);

        public IEnumerable<Mistake> Mistakes(int[] indices)
        {
            Example[] examples = [.. indices.Select(index => set[index])];
            var scores = predictor.Call(Tensor.Stack([.. examples.Select(example => example.Image)]));
            if (scores.Shape is not [_, var classes] || classes != set.ClassNames.Count)
            {
                throw new ShapeException("A network that tells classes apart gives each image a score for every class, [N, K].",
                    $"{scores.Shape} for {set.ClassNames.Count} classes");
            }

            var (predicted, parts) = (scores.ArgMax(1), scores.Softmax(1));
            return indices.Select((index, i) => new Mistake(
                    index, examples[i].Label ?? throw Unlabeled(index), (int)predicted[i], parts[i, (int)predicted[i]]))
                .Where(mistake => mistake.Label != mistake.Predicted);
        }

        private ArgumentException Unlabeled(int index) =>
            new($"Mistakes are found where each image has a class. Received: {set.Name}, whose image {index} has none.");
    }
}
