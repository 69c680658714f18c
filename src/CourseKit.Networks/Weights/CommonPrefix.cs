namespace CourseKit.Networks.Weights;

/// <summary>A prefix that the names of a state dict have in front of those of the network, or the other way round: <c>module.</c>, which
/// DataParallel adds, <c>backbone.</c>, <c>model.</c>.</summary>
/// <param name="Prefix">The prefix, its dot included.</param>
/// <param name="IsOfNetwork">True if the network's names have the prefix.</param>
internal sealed record CommonPrefix(string Prefix, bool IsOfNetwork)
{
    /// <summary>The greatest number of names that are looked at for a candidate, and of candidates that are tried: a file may have any
    /// number.</summary>
    private const int Looked = 8, MostCandidates = 50;

    /// <summary>Returns the prefix that explains most of the names that only one of both has; null where none explains half of
    /// them.</summary>
    public static CommonPrefix? Of(StateDictDifferences differences)
    {
        var network = differences.Missing.Select(one => one.Name).ToHashSet();
        var file = differences.Unexpected.Select(one => one.Name).ToHashSet();
        return network.Count == 0 || file.Count == 0 ? null
            : Longer(file, network) is { } inFile ? new(inFile, IsOfNetwork: false)
            : Longer(network, file) is { } inNetwork ? new(inNetwork, IsOfNetwork: true)
            : null;
    }

    /// <summary>Returns the prefix, and the code that adds it or takes it off.</summary>
    public override string ToString() => IsOfNetwork
        ? $"the names in the network begin with \"{Prefix}\": "
            + $"network.Load(weights, new LoadOptions(Rename: name => \"{Prefix}\" + name)) adds it"
        : $"the names in the file begin with \"{Prefix}\": weights.WithoutPrefix(\"{Prefix}\") takes it off";

    /// <summary>The prefix that makes at least half of the short names, and no fewer than half of the long ones, of the other.</summary>
    private static string? Longer(HashSet<string> longs, HashSet<string> shorts)
    {
        var candidates =
            from name in shorts.Take(Looked)
            from other in longs
            where other.Length > name.Length + 1 && other.EndsWith($".{name}", StringComparison.Ordinal)
            select other[..^name.Length];
        return candidates.Distinct().Take(MostCandidates)
            .Select(prefix => (Prefix: prefix, Count: shorts.Count(name => longs.Contains(prefix + name))))
            .Where(one => 2 * one.Count >= Math.Min(shorts.Count, longs.Count))
            .OrderByDescending(one => one.Count).ThenBy(one => one.Prefix.Length)
            .Select(one => one.Prefix).FirstOrDefault();
    }
}
