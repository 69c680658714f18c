namespace CourseKit.Exercises.EfficientArchitectures;

/// <content>Explanations of units with layers of the learner's own, of which numbers alone tell what they compute.</content>
public abstract partial class UnitExercise<T>
{
    /// <summary>Ways to read the windows of a convolution that give other numbers, with words for what they are read as.</summary>
    private static readonly IReadOnlyList<(Func<Tensor, Tensor> Read, string Words)> Readings =
    [
        (windows => windows.Flip(2, 3), "as if its windows were turned by 180°. Does a convolutional layer turn its windows round, or " +
            "lay them on the maps as they are?"),
        (windows => windows.Shape[0] == windows.Shape[1] ? windows.Permute(1, 0, 2, 3) : windows, "as if the window of filter i on map j " +
            "were that of filter j on map i. Which axis of its weight counts the filters, and which the maps that come in?"),
        (windows => windows[..1].Expand(windows.Shape), "as if all filters had the windows of the first. Which axis of its weight counts " +
            "the filters, and does your code take all of them?"),
    ];

    /// <summary>Returns what is to be said of windows that a layer of the learner's own reads in another way: the right unit gives the
    /// same numbers with weights that are changed so.</summary>
    private string? OwnWeights(T answer)
    {
        var unit = Units[0];
        if (!HasOwnLayer(answer) || !HasRightShape(answer, unit))
        {
            return null;
        }

        var given = Outputs(answer, unit, isTraining: false);
        if (IsSame(given, Right(unit, isTraining: false)))
        {
            return null;
        }

        List<WeightKey> own = [.. WithWindows(unit).Intersect(OwnParameters(answer).Select(one => one.Key))];
        IEnumerable<WeightKey[]> choices = [[.. own], .. own.Select(key => new[] { key })];
        return (from reading in Readings
                from keys in choices
                where IsSame(given, Reread(unit, keys, reading.Read))
                select $"Your unit computes {reading.Words}").FirstOrDefault();
    }

    /// <summary>The weights of the right unit that have windows.</summary>
    private IEnumerable<WeightKey> WithWindows(Unit unit) =>
        AlikeWeights.Keys(Made(Reference.Value, unit).Build(unit.Input), unit.Input)
            .Where(one => one.Parameter.Shape is [_, _, > 1, > 1]).Select(one => one.Key);

    /// <summary>The outputs of the right unit, of which some weights are read in another way.</summary>
    private Tensor Reread(Unit unit, IReadOnlyCollection<WeightKey> keys, Func<Tensor, Tensor> read) => Compute(
        Made(Reference.Value, unit), unit.Input, (layer, input) => AlikeWeights.Set(
            layer, input, read: (key, weights) => keys.Contains(key) ? read(weights) : weights));

    /// <summary>Returns what is to be said of a layer of the learner's own that multiplies the pixels of a map by factors between 0 and 1
    /// which are not the same in the whole map; null for none.</summary>
    private string? UnevenFactors(T answer)
    {
        var unit = Units[0];
        var layer = Made(answer, unit);
        if (!HasOwnLayer(answer) || !HasRightShape(answer, unit))
        {
            return null;
        }

        AlikeWeights.Set(layer.Build(unit.Input).Eval(), unit.Input);
        return Graph.Of(layer, unit.Input).Nodes
            .Where(node => node.Layer is { } own && IsOwn(own) && own.OwnParameters.Any() && node.Inputs[0].Shape == node.Shape)
            .Select(node => (node.Layer, Factors: node.Layer!.Call(Batch(node.Shape)) / Batch(node.Shape)))
            .Where(one => one.Factors.Min().Item() > 0 && one.Factors.Max().Item() < 1 && Differ(one.Factors, unit.Input[2..].Elements))
            .Select(one => $"`{one.Layer}` multiplies each pixel by a number from 0 to 1, and within one map these differ" +
                (Differ(one.Factors, unit.Input[3]) ? ". " : " from row to row. ") +
                "A map has one factor for all of its pixels: which axes are gone when the factors are computed?")
            .FirstOrDefault();

        static bool Differ(Tensor factors, long length) => factors.ToArray().Chunk((int)length)
            .Any(part => part.Max() - part.Min() > EdgePrecision);
    }

    /// <summary>The parameters of the learner's own layers in the first unit, in the order in which they get their values.</summary>
    private IReadOnlyList<(Parameter Parameter, WeightKey Key)> OwnParameters(T answer)
    {
        var unit = Units[0];
        var layer = Made(answer, unit).Build(unit.Input);
        HashSet<Parameter> own = [.. Called(layer, unit.Input).Where(IsOwn).SelectMany(one => one.OwnParameters)];
        return [.. AlikeWeights.Keys(layer, unit.Input).Where(one => own.Contains(one.Parameter))];
    }

    /// <summary>A sentence on the order of the parameters of the learner's own layers; nothing for other layers.</summary>
    private string? ReadFirst(T answer) => OwnParameters(answer) is { Count: > 1 } read
        ? " Your own layer got these numbers in the order in which its code reads its parameters: " +
            $"{string.Join(", ", read.Select(one => $"`{one.Parameter.Name}`"))}. If it computes with them in this order, too, which of " +
            "its steps makes another number of them?"
        : null;

    /// <summary>Returns what is to be said of a unit with a layer of the learner's own, whose numbers alone can be compared.</summary>
    private string? OwnLayer(T answer) => !HasRightShape(answer, Units[0]) ? null : Called(answer)
        .Where(IsOwn)
        .Select(layer => $"`{layer}` is a layer of your own, so only its numbers can be compared. Its parameters got their values in the " +
            "order in which your code reads them by `this[…]`. Which of its steps, on its own, gives something else than the library's " +
            "layer would?")
        .FirstOrDefault();
}
