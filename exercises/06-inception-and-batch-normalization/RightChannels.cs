namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Channels in which a result is right, where they tell what is wrong in the others.</summary>
internal static class RightChannels
{
    /// <summary>Returns the condition that says in which channels a result is right, the numbers beside it being positive there and
    /// nowhere else; null for none.</summary>
    /// <param name="expected">The right numbers, [C] or [N, C, H, W].</param>
    /// <param name="received">The numbers of an answer, of the same shape.</param>
    /// <param name="conditions">The conditions, each with a number for every channel.</param>
    public static string? Where(Tensor expected, Tensor received, params IReadOnlyList<(string Words, Tensor Positive)> conditions) =>
        conditions.Where(one => one.Positive.ToArray().Select(value => value > 0).SequenceEqual(Of(expected, received)))
            .Select(one => one.Words).FirstOrDefault();

    /// <summary>Returns whether the first channel of several is right, and no other.</summary>
    public static bool IsFirst(Tensor expected, Tensor received) =>
        expected.Shape.Equals(received.Shape) && Of(expected, received) is [true, .. { Count: > 0 } others] && !others.Contains(true);

    private static List<bool> Of(Tensor expected, Tensor received) =>
        [.. Enumerable.Range(0, expected.Shape[expected.Shape.Rank == 1 ? 0 : 1]).Select(channel =>
            Difference.Between(Channel(expected, channel), Channel(received, channel)) is null)];

    private static Tensor Channel(Tensor values, int channel) =>
        values.Shape.Rank == 1 ? values[channel..(channel + 1)] : values[.., channel..(channel + 1)];
}
