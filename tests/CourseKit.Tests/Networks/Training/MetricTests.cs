using CourseKit.Networks.Training;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Training;

public sealed class MetricTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void The_right_class_is_among_the_highest_scores_of_a_pixel(int k)
    {
        var scores = new Generator(3).Normal([2, 5, 3, 4]);
        var labels = new Generator(6).Integers([2, 3, 4], 0, 5);
        var right = 0;
        for (var place = 0; place < 24; place++)
        {
            var (n, row, column) = (place / 12, place / 4 % 3, place % 4);
            right += Enumerable.Range(0, 5).OrderByDescending(one => scores[n, one, row, column]).Take(k)
                .Contains((int)labels[n, row, column]) ? 1 : 0;
        }

        right.Should().BeInRange(1, 23);
        Metric.TopK(k).OfBatch(scores, labels).Should().Be(right / 24.0);
        Metric.TopK(k).Name.Should().Be($"top-{k} accuracy");
        if (k == 1)
        {
            Metric.Accuracy.OfBatch(scores, labels).Should().Be(right / 24.0);
        }
    }

    [Fact]
    public void Labels_are_classes_or_probabilities_and_ignored_pixels_do_not_count()
    {
        Tensor scores = [[3, 1, 2], [0, 5, 4], [1, 1, 0]];
        Tensor classes = [0, 2, 0];

        Metric.Accuracy.OfBatch(scores, classes).Should().BeApproximately(2 / 3.0, 1e-12);
        Metric.Accuracy.OfBatch(scores, [[0.6f, 0.4f, 0], [0, 0.2f, 0.8f], [0.1f, 0.7f, 0.2f]]).Should().BeApproximately(1 / 3.0, 1e-12);
        Metric.Accuracy.OfBatch(scores, [0, 2, -100]).Should().Be(0.5);
        Metric.TopK(2).OfBatch(scores, [1, 2, 1]).Should().BeApproximately(2 / 3.0, 1e-12, "of equal scores the first is higher");
        Metric.TopK(2).OfBatch(scores, [7, 2, 1]).Should().BeApproximately(2 / 3.0, 1e-12, "there is no class 7");
    }

    [Fact]
    public void Scores_and_labels_of_other_shapes_are_refused()
    {
        FluentActions.Invoking(() => Metric.Accuracy.OfBatch(Tensor.Zeros([2, 3, 4]), Tensor.Zeros([2]))).Should().Throw<ShapeException>()
            .WithMessage("Scores [N, K, …] are compared with classes [N, …] or probabilities of the same shape. Received: scores [2, 3, "
                + "4], "
                + "labels [2].");
        FluentActions.Invoking(() => Metric.TopK(0)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("k is 1 or more. "
            + "Received: 0.*");
    }
}
