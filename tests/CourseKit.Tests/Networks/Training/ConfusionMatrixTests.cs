using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Training;

public sealed class ConfusionMatrixTests
{
    private static readonly string[] Names = ["cat", "dog", "<owl>"];

    private static readonly ConfusionMatrix Matrix = new(Names, new long[,] { { 8, 1, 0 }, { 3, 5, 2 }, { 0, 0, 1 } });

    [Fact]
    public void Predictions_are_counted_by_class()
    {
        var network = StripedBatches.Network();
        network.Fit(new StripedBatches(6), options: new FitOptions { Epochs = 1 });
        var batches = new StripedBatches(3, seed: 4);

        var matrix = ConfusionMatrix.Of(network, batches, Names);

        var pairs = batches.Epoch(1).SelectMany(batch => batch.Labels.ToArray().Zip(network.Call(batch.Images).ArgMax(1).ToArray()))
            .ToList();
        for (var actual = 0; actual < 3; actual++)
        {
            for (var predicted = 0; predicted < 3; predicted++)
            {
                matrix[actual, predicted].Should().Be(pairs.Count(pair => pair == (actual, predicted)));
            }
        }

        matrix.Total.Should().Be(24);
        matrix.Accuracy.Should().Be(network.Evaluate(batches).Accuracy);
    }

    [Fact]
    public void Pixels_of_masks_are_counted_but_for_ignored_ones()
    {
        var network = new Sequential(new Identity());
        Tensor scores = [[[[1f, 0], [3, 0]], [[0, 5], [2, 2]]]];
        Tensor masks = [[[0f, 1], [1, -100]]];

        var matrix = ConfusionMatrix.Of(network, new GivenBatches(new Batch(scores, masks)), ["ground", "road"]);

        (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]).Should().Be((1, 0, 1, 1));
    }

    [Fact]
    public void Recall_precision_and_confusions_follow_from_the_counts()
    {
        Matrix.Accuracy.Should().Be(14 / 20.0);
        Matrix.Counts.ToArray().Should().Equal(8, 1, 0, 3, 5, 2, 0, 0, 1);
        (Matrix.Recall(0), Matrix.Recall(1), Matrix.Recall(2)).Should().Be((8 / 9.0, 0.5, 1));
        (Matrix.Precision(0), Matrix.Precision(1), Matrix.Precision(2)).Should().Be((8 / 11.0, 5 / 6.0, 1 / 3.0));
        Matrix.MostConfused(2).Should().Equal(("dog", "cat", 3), ("dog", "<owl>", 2));
    }

    [Fact]
    public void A_matrix_prints_itself()
    {
        $"{Matrix}".Should().Be("""
            20 predictions, 70.00 % right; a row for each class that is right
                          cat     dog   <owl>   recall
            cat             8       1       0   88.9 %
            dog             3       5       2   50.0 %
            <owl>           0       0       1  100.0 %
            precision  72.7 %  83.3 %  33.3 %
            """.ReplaceLineEndings("\n"));
        Matrix.ToHtml().Should().Contain("<th>&lt;owl&gt;</th>").And.Contain("<td style=\"background:rgba(0,114,178,0.4)\">8</td>")
            .And.Contain("<td>0</td>");
    }

    [Fact]
    public void Of_very_many_classes_the_most_confused_ones_are_shown()
    {
        var counts = new long[1000, 1000];
        (counts[3, 7], counts[7, 3], counts[5, 5]) = (12, 4, 100);
        var matrix = new ConfusionMatrix([.. Enumerable.Range(0, 1000).Select(label => $"class {label}")], counts);

        $"{matrix}".Should().EndWith("right    predicted  count\nclass 3    class 7     12\nclass 7    class 3      4");
        matrix.ToHtml().Length.Should().BeLessThan(1000);
    }

    [Fact]
    public void Other_numbers_of_classes_are_refused()
    {
        var network = StripedBatches.Network();
        FluentActions.Invoking(() => ConfusionMatrix.Of(network, new StripedBatches(1), ["a", "b"])).Should().Throw<ShapeException>()
            .WithMessage("A confusion matrix has as many classes as the network has scores, [N, K, …]. Received: 2 names of classes, "
                + "scores "
                + "[8, 3].");
        FluentActions.Invoking(() => ConfusionMatrix.Of(network, new GivenBatches(new Batch(Tensor.Zeros([1, 1, 7, 6]), [3f])), Names))
            .Should().Throw<ShapeException>().WithMessage("Labels are whole numbers from 0 to 2, or below 0 for what is ignored. "
                + "Received: 3.");
        FluentActions.Invoking(() => new ConfusionMatrix(Names, new long[3, 2])).Should().Throw<ArgumentException>().WithMessage(
            "A confusion matrix has a row and a column for each class. Received: 3 classes, 3 rows and 2 columns.");
    }
}
