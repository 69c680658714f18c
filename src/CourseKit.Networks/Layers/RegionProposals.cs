using CourseKit.Networks.Accounting;
using CourseKit.Networks.Detection;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>
/// The boxes that are worth a closer look: of all anchors on several maps, moved as the network says, the likeliest of each map,
/// without those that overlap a likelier one. Where there are fewer than wanted, boxes without area follow.
/// </summary>
/// <remarks>
/// Inputs: the images, the scores of the anchors [N, A, Hᵢ, Wᵢ] of each map, their moves [N, 4·A, Hᵢ, Wᵢ]; → [N, proposals, 4], left, top,
/// right and bottom. No gradient goes through it. Ren et al. 2015, section 3.1, https://arxiv.org/abs/1506.01497, with one size a map as
/// Lin et al. 2016, https://arxiv.org/abs/1612.03144.
/// </remarks>
/// <param name="sizes">The size of the anchors on each map.</param>
/// <param name="proposals">How many boxes come out.</param>
public sealed class RegionProposals(IReadOnlyList<int> sizes, int proposals = 1000) : JoiningLayer
{
    private const float Overlap = 0.7f, LeastSide = 1e-3f;
    private const int CandidatesEachMap = 1000, OperationsEach = 22;

    private readonly Anchors[] anchors = [.. sizes.Select(size => new Anchors(size))];

    /// <summary>The size of the anchors on each map.</summary>
    public IReadOnlyList<int> Sizes => sizes;

    /// <summary>How many boxes come out.</summary>
    public int Proposals => proposals;

    /// <inheritdoc/>
    public override string ToString() => $"RegionProposals(anchors {string.Join(", ", sizes)}; {proposals})";

    /// <inheritdoc/>
    protected internal override Shape Infer(IReadOnlyList<Shape> inputs) =>
        inputs.Count == 1 + (2 * sizes.Count) && inputs.All(input => input.Rank == 4 && input[0] == inputs[0][0])
        && Enumerable.Range(1, sizes.Count).All(map =>
            inputs[map][1] == Anchors.EachPixel && inputs[map + sizes.Count] == inputs[map].With(1, 4 * Anchors.EachPixel))
            ? [inputs[0][0], proposals, 4]
            : throw new ShapeException(
                $"Proposals are made of images and, for each of {sizes.Count} maps, {Anchors.EachPixel} scores a pixel; "
                + "then, for each, four times as many moves.",
                string.Join(" and ", inputs));

    /// <summary>Moving each anchor; how many of them are compared depends on the values.</summary>
    protected internal override Work Work(IReadOnlyList<Shape> inputs, Shape output) => Accounting.Work.Of(
        inputs.Skip(1).Take(sizes.Count).Aggregate((Arithmetic)0, (sum, scores) => sum + (OperationsEach * Arithmetic.Product(scores))));

    /// <inheritdoc/>
    protected internal override Sight Sight => Sight.All;

    /// <inheritdoc/>
    protected internal override Tensor Forward(IReadOnlyList<Tensor> inputs) => BoxRows.Of(
        proposals,
        Enumerable.Range(0, inputs[0].Shape[0]).Select(image => Candidate.Suppress(
            Enumerable.Range(0, sizes.Count).SelectMany(map => Candidates(image, map, inputs))
                .Where(candidate => candidate.IsAtLeast(LeastSide)), Overlap)),
        found => [found.Box.Left, found.Box.Top, found.Box.Right, found.Box.Bottom]);

    private IEnumerable<Candidate> Candidates(int image, int map, IReadOnlyList<Tensor> inputs)
    {
        var (scores, moves) = (inputs[1 + map].Detach().Select(0, image), inputs[1 + sizes.Count + map].Detach().Select(0, image));
        var (height, width) = (scores.Shape[1], scores.Shape[2]);
        var (imageHeight, imageWidth) = (inputs[0].Shape[2], inputs[0].Shape[3]);
        return scores.ToArray().Index().OrderByDescending(score => score.Item).Take(CandidatesEachMap).Select(score =>
        {
            var (number, i, j) = (score.Index / (height * width), score.Index / width % height, score.Index % width);
            var anchor = anchors[map].At(number, i * (imageHeight / height), j * (imageWidth / width));
            return new Candidate(anchor.Moved(Move(0), Move(1), Move(2), Move(3)).Within(imageHeight, imageWidth), score.Item, map);

            float Move(int which) => moves[(4 * number) + which, i, j];
        });
    }
}
