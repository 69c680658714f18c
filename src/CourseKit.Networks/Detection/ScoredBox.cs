namespace CourseKit.Networks.Detection;

/// <summary>Detected box with its score and class.</summary>
/// <param name="Box">The box.</param>
/// <param name="Score">The confidence.</param>
/// <param name="Group">The class, or another group within which boxes suppress each other.</param>
public readonly record struct ScoredBox(Box Box, float Score, int Group)
{
    /// <summary>Non-maximum suppression: returns the boxes by descending score, without those that overlap a better one of their
    /// group.</summary>
    /// <param name="candidates">All boxes.</param>
    /// <param name="overlap">The IoU threshold, above which the box of lower score is dropped.</param>
    public static IEnumerable<ScoredBox> NonMaximumSuppression(IEnumerable<ScoredBox> candidates, float overlap)
    {
        var kept = new Dictionary<int, List<Box>>();
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Score))
        {
            var surer = kept.TryGetValue(candidate.Group, out var boxes) ? boxes : kept[candidate.Group] = [];
            if (surer.TrueForAll(box => box.IntersectionOverUnion(candidate.Box) <= overlap))
            {
                surer.Add(candidate.Box);
                yield return candidate;
            }
        }
    }

    /// <summary>Returns whether both sides are at least this long.</summary>
    public bool IsAtLeast(float side) => Box.Width >= side && Box.Height >= side;
}
