using CourseKit.Networks;

namespace CourseKit.Grading.Kinds;

/// <summary>Comparison of a network with the right one, layer by layer in the order of computation.</summary>
/// <remarks>What makes no difference to the outputs of a prediction is none: names and nesting of layers, dropout, the order in which
/// branches are computed or concatenated.</remarks>
public sealed class LayerComparison
{
    private readonly IReadOnlyList<LayerCall> wanted, given;

    private LayerComparison(IReadOnlyList<LayerCall> wanted, IReadOnlyList<LayerCall> given) => (this.wanted, this.given) = (wanted, given);

    /// <summary>Returns what is to be said of the first layer of a network that differs from the right one, without telling what it
    /// should be; null where none differs, or where a layer is not one of the library.</summary>
    /// <param name="right">The right network.</param>
    /// <param name="answer">The network that is compared with it.</param>
    /// <param name="input">The shape of an input that both take.</param>
    /// <exception cref="ShapeException">A network does not take such an input.</exception>
    public static string? FirstDifference(Layer right, Layer answer, Shape input)
    {
        var (wanted, given) = (LayerCalls.Of(Graph.Of(right, input)), LayerCalls.Of(Graph.Of(answer, input)));
        return LayerCalls.AreOne(wanted, given) || given.Any(call => call.Node.Layer!.GetType().Assembly != typeof(Layer).Assembly) ? null
            : new LayerComparison(wanted, given).Find();
    }

    private string Find()
    {
        var at = wanted.Zip(given).TakeWhile(pair => pair.First.IsSame(pair.Second)).Count();
        return at switch
        {
            0 => string.Empty,
            1 => $"The first layer is right, {given[0]}. ",
            _ => $"The first {at} layers are right, up to {given[at - 1]}. ",
        } + Difference(at);
    }

    private string Difference(int at)
    {
        if (at == given.Count)
        {
            return "It ends there. What is still to come?";
        }

        if (at == wanted.Count)
        {
            return $"It goes on with {given[at]}. Is there anything behind the last layer that is asked for?";
        }

        var (right, mine) = (wanted[at], given[at]);
        var (missing, tooMany) = LayerAlignment.AtBeginning([.. wanted.Skip(at)], [.. given.Skip(at)]);
        var next = at == 0 ? "It begins with" : "Then comes";
        return LayerOrder.Exchanged(wanted, given, at) is > 0 and var count
                ? $"{next} {string.Join(", ", given.Skip(at).Take(count))}: the right layers, in another order. Which comes first?"
            : missing > 0 ? $"{next} {mine}, and {(missing == 1 ? "a layer is" : $"{missing} layers are")} missing in front of it. What " +
                "is asked for at this place?"
            : tooMany > 0 ? $"{next} {string.Join(", ", given.Skip(at).Take(tooMany))}, which "
                + $"{(tooMany == 1 ? "is" : "are")} not asked for at this place."
            : right.Kind != mine.Kind ? $"{next} {mine}, where a layer of another kind is asked for. Which one?"
            : SeesFewerMaps(right, mine) ? $"{next} {mine}, whose filters each see a part of the maps. How many maps does a filter see "
                + "that is asked for at this place?"
            : !right.IsAlike(mine) ? $"{next} {mine}, which is a layer of the right kind. {Settings(right, mine)}"
            : mine.First is { } first ? $"{next} {mine}, the same layer that was called as number {first + 1}, so both calls share their " +
                "weights. Each `new` makes a layer with weights of its own."
            : right.Output != mine.Output ? $"{next} {mine}, with the output {mine.Output}. Which shape should it have?"
            : $"{next} {mine}, which gets {Sources(mine)}. What should it get?";
    }

    /// <summary>Returns whether the maps are divided into groups where they should not be.</summary>
    private static bool SeesFewerMaps(LayerCall right, LayerCall mine) => right.Settings.Zip(mine.Settings)
        .Any(pair => pair.First is ("groups", "1") && pair.Second != pair.First);

    /// <summary>The questions after the settings that differ: «How many filters are asked for? Which stride and padding are asked
    /// for?».</summary>
    private static string Settings(LayerCall right, LayerCall mine)
    {
        var names = right.Settings.Zip(mine.Settings).Where(pair => pair.First != pair.Second)
            .Select(pair => pair.First.Name == "layer" ? "settings" : pair.First.Name)
            .ToLookup(name => name is "filters" or "outputs" or "groups" ? "How many" : name == "bias" ? "Is a" : "Which");
        return string.Join(' ', names.Select(asked => $"{asked.Key} {Listed([.. asked])} asked for?"));

        static string Listed(string[] names) => names switch
        {
            ["bias"] => "bias",
            [var only] => $"{only} {(only.EndsWith('s') ? "are" : "is")}",
            _ => $"{string.Join(", ", names[..^1])} and {names[^1]} are",
        };
    }

    private string Sources(LayerCall call) => string.Join(" and ", call.Inputs.Select(sources =>
        string.Join(" with ", sources.Select(source => source < 0 ? "the input" : $"the output of {given[source]}"))));
}
