using System.Globalization;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Files;
using CourseKit.Tensors.Randomness;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>Random division of the examples of a set.</summary>
internal static class Partition
{
    /// <summary>Rounding errors of a sum of fractions, as of 0.7 + 0.2 + 0.1.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Returns the examples of each part in the order of the set, and at the end those that are in none.</summary>
    public static int[][] Of(IDataset set, IReadOnlyList<double> fractions, ulong seed, bool stratified)
    {
        var sum = fractions.Sum();
        if (fractions.Count == 0 || !fractions.All(fraction => fraction > 0) || !(sum <= 1 + Tolerance))
        {
            throw OutOfRange(fractions);
        }

        var bounds = new double[fractions.Count];
        var total = 0.0;
        for (var part = 0; part < bounds.Length; part++)
        {
            bounds[part] = total += fractions[part];
        }

        var parts = fractions.Count + (sum < 1 - Tolerance ? 1 : 0);
        var groups = Groups(set, stratified);
        CheckSizes(set, groups, parts);
        return Divided(groups, bounds, parts, new Generator(seed));
    }

    /// <summary>The error of fractions that parts cannot have.</summary>
    public static ArgumentOutOfRangeException OutOfRange(IReadOnlyList<double> fractions) => new(nameof(fractions),
        "Each part of a split has a fraction of the examples, more than 0; one fraction alone is less than 1, several sum to 1 at most. "
            + $"Received: {string.Join(" + ", fractions.Select(fraction => fraction.ToString(CultureInfo.InvariantCulture)))}.");

    /// <summary>The examples of each class; all together where they are not divided by class, or have none.</summary>
    private static SortedDictionary<int, List<int>> Groups(IDataset set, bool stratified)
    {
        var groups = new SortedDictionary<int, List<int>>();
        var labels = (set as Dataset)?.KnownLabels;
        for (var index = 0; index < set.Count; index++)
        {
            Interruption.Check?.Invoke();
            var label = !stratified ? 0 : labels is null ? set[index].Label : labels[index];
            if (label is null)
            {
                return new() { [0] = [.. Enumerable.Range(0, set.Count)] };
            }

            (groups.TryGetValue(label.Value, out var group) ? group : groups[label.Value] = []).Add(index);
        }

        return groups;
    }

    private static void CheckSizes(IDataset set, SortedDictionary<int, List<int>> groups, int parts)
    {
        if (set.Count < parts)
        {
            throw new InvalidDataException(Invariant(
                $"Each of {parts} parts of a split has an example. Received: {set.Count}, all of {set.Name}. Split a larger set."));
        }

        string[] small = [.. from entry in groups
                             where entry.Value.Count < parts
                             select Invariant($"«{set.ClassNames.ElementAtOrDefault(entry.Key)}» has {entry.Value.Count}")];
        if (small is not [])
        {
            throw new InvalidDataException(
                $"Each of {parts} parts of a split gets an image of each class. Received: {Excerpt.Of(small)}, in {set.Name}. "
                    + "Add images, leave the class out with Where, or split with stratified: false.");
        }
    }

    /// <summary>Divides group after group. What rounding takes from a part in one group, it gets in the next, so that the sizes of the
    /// parts are right as a whole too.</summary>
    private static int[][] Divided(SortedDictionary<int, List<int>> groups, double[] bounds, int parts, Generator random)
    {
        List<int>[] divided = [.. Enumerable.Range(0, bounds.Length + 1).Select(_ => new List<int>())];
        var (before, after) = (0L, 0L);
        foreach (var group in groups.Values)
        {
            (before, after) = (after, after + group.Count);
            var (order, from) = (random.Permutation(group.Count), 0);
            for (var part = 0; part < divided.Length; part++)
            {
                var left = parts - part - 1;
                var share = part < bounds.Length ? Rounded(bounds[part] * after) - Rounded(bounds[part] * before) : group.Count;
                var to = left <= 0 ? group.Count : (int)Math.Clamp(share, from + 1, group.Count - left);
                divided[part].AddRange(order[from..to].Select(place => group[place]));
                from = to;
            }
        }

        return [.. divided.Select(part => part.Order().ToArray())];
    }

    private static long Rounded(double number) => (long)Math.Floor(number + 0.5);
}
