using CourseKit.Networks.Detection;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.Tests.Networks.Detection;

public sealed class NonMaximumSuppressionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_kept_overlaps_nothing_surer_that_is_kept_and_what_is_dropped_does(ulong seed)
    {
        var random = new Generator(seed);
        var all = Enumerable.Range(0, 120).Select(_ =>
        {
            var (left, top) = (random.Number() * 40, random.Number() * 40);
            return new ScoredBox(new(left, top, left + 5 + (random.Number() * 20), top + 5 + (random.Number() * 20)), random.Number(),
                random.Integer(0, 2));
        }).ToList();

        var kept = ScoredBox.NonMaximumSuppression(all, 0.4f).ToList();

        kept.Should().BeInDescendingOrder(candidate => candidate.Score).And.HaveCountLessThan(all.Count);
        foreach (var candidate in all)
        {
            kept.Contains(candidate).Should().Be(!kept.Any(other =>
                other.Score > candidate.Score && other.Group == candidate.Group && other.Box.IntersectionOverUnion(candidate.Box) > 0.4f));
        }
    }

    [Fact]
    public void Proposals_are_the_likeliest_anchors_moved_and_cut_off()
    {
        // One map of 2×2 pixels in an image of 32×32: squares of 8 around (0, 0), (16, 0), (0, 16),
        // (16, 16). One stays, two are moved, both are cut off.
        var scores = Tensor.Zeros([1, 3, 2, 2]) - 9;
        var moves = Tensor.Zeros([1, 12, 2, 2]);
        (scores[0, 1, 1, 1], scores[0, 1, 0, 1], scores[0, 1, 1, 0]) = (5, 4, 3);
        (moves[0, 4, 0, 1], moves[0, 5, 1, 0]) = (0.5f, -0.125f);

        var proposals = new RegionProposals([8], 3).Forward([Tensor.Zeros([1, 3, 32, 32]), scores, moves]);

        proposals.ShouldHold([1, 3, 4], at => ((double[][])[[12, 12, 20, 20], [16, 0, 24, 4], [0, 11, 4, 19]])[at[1]][at[2]]);
    }

    [Fact]
    public void Proposals_without_area_follow_where_there_are_too_few()
    {
        var proposals = new RegionProposals([8], 20)
            .Forward([Tensor.Zeros([1, 3, 8, 8]), Tensor.Zeros([1, 3, 1, 1]), Tensor.Zeros([1, 12, 1, 1])]);

        proposals[.., 3..].ToArray().Should().OnlyContain(value => value == 0);
        proposals[.., ..1].ToArray().Should().Contain(value => value > 0);
    }

    [Fact]
    public void Detections_compete_within_their_class_and_the_background_is_none()
    {
        Tensor boxes = Tensor.From([1, 3, 4], [0, 0, 10, 10, 1, 0, 11, 10, 20, 20, 30, 30]);
        Tensor scores = [[0, 5, 4], [0, 6, 0], [9, 0, 0]];
        var moves = Tensor.Zeros([3, 12]);
        moves[0, 8] = 5; // Class 2 of the first box: half a width to the right, as moves of the second step count tenths.

        var found = new Detections(4).Forward([Tensor.Zeros([1, 3, 64, 64]), boxes, scores, moves]);

        // Of class 1, the second box is surer than the first, which overlaps it; of class 2 there is the first; the third is background.
        var probability = scores.Softmax(1);
        found.ShouldHold([1, 4, 6], at => at[1] switch
        {
            0 => ((double[])[1, 0, 11, 10, probability[1, 1], 1])[at[2]],
            1 => ((double[])[5, 0, 15, 10, probability[0, 2], 2])[at[2]],
            _ => 0,
        });
    }
}
