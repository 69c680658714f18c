using CourseKit.Networks.Costs;
using CourseKit.Networks.Detection;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>
/// Detections of a two-stage detector: the decoded box of each proposal and class above a score, after non-maximum suppression
/// by class. Fewer than wanted are followed by zeros.
/// </summary>
/// <remarks>
/// Inputs: the images, the proposals [N, R, 4], their scores [N·R, K] and moves [N·R, 4·K] for each of K classes, of which the first is the
/// background; → [N, most, 6]: left, top, right, bottom, probability, class. No gradient goes through it. Girshick 2015,
/// https://arxiv.org/abs/1504.08083; thresholds as torchvision.
/// </remarks>
/// <param name="most">The number of detections for each image, rows of zeros included.</param>
public sealed class Detections(int most = 100) : MultiInputLayer
{
    private const float Overlap = 0.5f, LeastScore = 0.05f, LeastSide = 1e-2f, CenterScale = 10, SizeScale = 5;
    private const int OperationsEach = 26;

    /// <summary>Gets the number of detections for each image.</summary>
    public int Most => most;

    /// <inheritdoc/>
    public override string ToString() => $"Detections({most})";

    /// <inheritdoc/>
    protected internal override Shape Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Rank: 4 } images, { Rank: 3 } boxes, { Rank: 2 } scores, { Rank: 2 } moves]
        && boxes[0] == images[0] && boxes[2] == 4 && scores[0] == boxes[0] * boxes[1] && moves == scores.With(1, 4 * scores[1])
            ? [images[0], most, 6]
            : throw new ShapeException(
                "Detections are made of images, proposals [N, R, 4], and for each of these K scores and four times as many moves.",
                string.Join(" and ", inputs));

    /// <summary>Counts the probability and the box of each class; the number of comparisons depends on the values.</summary>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(OperationsEach * Arithmetic.Product(inputs[2]));

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Global;

    /// <inheritdoc/>
    protected internal override Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        var (images, proposals, scores, moves) = (inputs[0].Shape, inputs[1], inputs[2].Detach().Softmax(1), inputs[3]);
        return BoxTensor.Of(
            most,
            Enumerable.Range(0, images[0])
                .Select(image => ScoredBox.NonMaximumSuppression(Likely(image).Where(found => found.IsAtLeast(LeastSide)), Overlap)),
            found => [found.Box.Left, found.Box.Top, found.Box.Right, found.Box.Bottom, found.Score, found.Group]);

        IEnumerable<ScoredBox> Likely(int image) =>
            from box in Enumerable.Range(0, proposals.Shape[1])
            let row = (image * proposals.Shape[1]) + box
            from label in Enumerable.Range(1, scores.Shape[1] - 1)
            where scores[row, label] > LeastScore
            select new ScoredBox(Moved(image, box, row, 4 * label).ClipTo(images[2], images[3]), scores[row, label], label);

        Box Moved(int image, int box, int row, int at) =>
            new Box(proposals[image, box, 0], proposals[image, box, 1], proposals[image, box, 2], proposals[image, box, 3]).Decode(
                moves[row, at] / CenterScale, moves[row, at + 1] / CenterScale, moves[row, at + 2] / SizeScale,
                moves[row, at + 3] / SizeScale);
    }
}
