using CourseKit.Networks.Costs;
using CourseKit.Networks.Detection;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>
/// Proposals of a region proposal network: anchors of several feature maps, decoded, the best of each map, after non-maximum
/// suppression. Fewer than wanted are followed by boxes without area.
/// </summary>
/// <remarks>
/// Inputs: the images, the scores of the anchors [N, A, Hᵢ, Wᵢ] of each map, their moves [N, 4·A, Hᵢ, Wᵢ]; → [N, proposals, 4], left, top,
/// right and bottom. No gradient goes through it. Ren et al. 2015, section 3.1, https://arxiv.org/abs/1506.01497, with one size a map as
/// Lin et al. 2016, https://arxiv.org/abs/1612.03144.
/// </remarks>
/// <param name="sizes">The size of the anchors on each map.</param>
/// <param name="proposals">The number of boxes for each image, boxes without area included.</param>
public sealed class RegionProposals(IReadOnlyList<int> sizes, int proposals = 1000) : MultiInputLayer
{
    private const float Overlap = 0.7f, LeastSide = 1e-3f;
    private const int CandidatesEachMap = 1000, OperationsEach = 22;

    private readonly Anchors[] anchors = [.. sizes.Select(size => new Anchors(size))];

    /// <summary>Gets the anchor size of each feature map.</summary>
    public IReadOnlyList<int> Sizes => sizes;

    /// <summary>Gets the number of proposals for each image.</summary>
    public int Proposals => proposals;

    /// <inheritdoc/>
    public override string ToString() => $"RegionProposals(anchors {string.Join(", ", sizes)}; {proposals})";

    /// <inheritdoc/>
    protected internal override Shape Infer(IReadOnlyList<Shape> inputs) =>
        inputs.Count == 1 + (2 * sizes.Count) && inputs.All(input => input.Rank == 4 && input[0] == inputs[0][0])
        && Enumerable.Range(1, sizes.Count).All(map =>
            inputs[map][1] == Anchors.PerLocation && inputs[map + sizes.Count] == inputs[map].With(1, 4 * Anchors.PerLocation))
            ? [inputs[0][0], proposals, 4]
            : throw new ShapeException(
                $"Proposals are made of images and, for each of {sizes.Count} maps, {Anchors.PerLocation} scores a pixel; "
                + "then, for each, four times as many moves.",
                string.Join(" and ", inputs));

    /// <summary>Counts the decoding of each anchor; the number of comparisons depends on the values.</summary>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) => Operations.Of(
        inputs.Skip(1).Take(sizes.Count).Aggregate((Arithmetic)0, (sum, scores) => sum + (OperationsEach * Arithmetic.Product(scores))));

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Global;

    /// <inheritdoc/>
    protected internal override Tensor Forward(IReadOnlyList<Tensor> inputs) => BoxTensor.Of(
        proposals,
        Enumerable.Range(0, inputs[0].Shape[0]).Select(image => ScoredBox.NonMaximumSuppression(
            Enumerable.Range(0, sizes.Count).SelectMany(map => Candidates(image, map, inputs))
                .Where(candidate => candidate.IsAtLeast(LeastSide)), Overlap)),
        found => [found.Box.Left, found.Box.Top, found.Box.Right, found.Box.Bottom]);

    private IEnumerable<ScoredBox> Candidates(int image, int map, IReadOnlyList<Tensor> inputs)
    {
        var (scores, moves) = (inputs[1 + map].Detach().Select(0, image), inputs[1 + sizes.Count + map].Detach().Select(0, image));
        var (height, width) = (scores.Shape[1], scores.Shape[2]);
        var (imageHeight, imageWidth) = (inputs[0].Shape[2], inputs[0].Shape[3]);
        return scores.ToArray().Index().OrderByDescending(score => score.Item).Take(CandidatesEachMap).Select(score =>
        {
            var (number, i, j) = (score.Index / (height * width), score.Index / width % height, score.Index % width);
            var anchor = anchors[map].At(number, i * (imageHeight / height), j * (imageWidth / width));
            return new ScoredBox(anchor.Decode(Move(0), Move(1), Move(2), Move(3)).ClipTo(imageHeight, imageWidth), score.Item, map);

            float Move(int which) => moves[(4 * number) + which, i, j];
        });
    }
}
