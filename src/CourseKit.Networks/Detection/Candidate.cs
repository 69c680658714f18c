namespace CourseKit.Networks.Detection;

/// <summary>A box that a detector found.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="Score">How sure the detector is.</param>
/// <param name="Group">Its class, or what else keeps it from competing with others.</param>
public readonly record struct Candidate(Box Box, float Score, int Group)
{
    /// <summary>Non-maximum suppression: the surest first, without those that overlap a surer one of their group.</summary>
    /// <param name="candidates">All that were found.</param>
    /// <param name="overlap">The largest intersection over union that two of a group keep.</param>
    public static IEnumerable<Candidate> Suppress(IEnumerable<Candidate> candidates, float overlap)
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

    /// <summary>Whether both of its sides are so long.</summary>
    public bool IsAtLeast(float side) => Box.Width >= side && Box.Height >= side;
}
