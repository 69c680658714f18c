namespace CourseKit.Grading.Kinds;

/// <summary>Layers that are the right ones, in another order.</summary>
internal static class LayerOrder
{
    /// <summary>The most layers that are taken for exchanged.</summary>
    private const int Most = 8;

    /// <summary>Returns the number of layers, from the first one that differs on, which are those of the right network in another order:
    /// one behind the other in both networks, which go on alike behind them. 0 where there are none, or where the first is of the right
    /// kind, with other settings.</summary>
    /// <param name="wanted">The right layers.</param>
    /// <param name="given">The layers that are compared with them.</param>
    /// <param name="at">The place of the first that differs.</param>
    /// <param name="isCut">True where more would follow the given ones.</param>
    public static int Exchanged(IReadOnlyList<LayerCall> wanted, IReadOnlyList<LayerCall> given, int at, bool isCut = false) =>
        wanted[at].Kind == given[at].Kind ? 0
        : Enumerable.Range(2, Math.Max(0, Math.Min(Most, Math.Min(wanted.Count, given.Count) - at) - 1)).FirstOrDefault(count =>
            AreAlike([.. wanted.Skip(at).Take(count)], [.. given.Skip(at).Take(count)])
            && IsChain(wanted, at, count) && IsChain(given, at, count) && GoOnAlike(wanted, given, at + count, isCut));

    /// <summary>Returns whether each of some layers is like one of the others.</summary>
    private static bool AreAlike(IReadOnlyList<LayerCall> wanted, List<LayerCall> given) =>
        wanted.All(layer => given.FindIndex(layer.IsAlike) is >= 0 and var found && given.Remove(given[found]));

    /// <summary>Returns whether each layer, from the second on, gets what the one in front of it gives.</summary>
    private static bool IsChain(IReadOnlyList<LayerCall> calls, int at, int count) => Enumerable.Range(at + 1, count - 1)
        .All(number => calls[number].Inputs is [[var source]] && source == number - 1);

    private static bool GoOnAlike(IReadOnlyList<LayerCall> wanted, IReadOnlyList<LayerCall> given, int at, bool isCut) =>
        at == given.Count ? isCut || at == wanted.Count : at < wanted.Count && wanted[at].IsAlike(given[at]);
}
