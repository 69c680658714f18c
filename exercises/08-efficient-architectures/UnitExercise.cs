using CourseKit.Networks.Accounting;

namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Exercise that asks for a function which makes units of a network. A unit is compared with the right one by what it computes
/// with the same weights, however it is written.</summary>
/// <typeparam name="T">The type of the function.</typeparam>
public abstract class UnitExercise<T>(string id, string title) : PropertyExercise<T>(id, title)
    where T : Delegate
{
    private const float Spread = 4;

    private const int ShownMaps = 4;

    private IReadOnlyList<Property<T>>? properties;

    /// <summary>Gets 20 s: a unit is compared with those of all named mistakes, which takes a busy machine its time.</summary>
    public override TimeSpan Limit => TimeSpan.FromSeconds(20);

    /// <summary>Gets the units that an answer is asked for, the simplest first.</summary>
    private protected abstract IReadOnlyList<Unit> Units { get; }

    /// <inheritdoc/>
    protected sealed override IEnumerable<Property<T>> Properties(Generator random) =>
        properties ??= [.. Units.SelectMany(Properties)];

    /// <summary>Returns how many more parameters the first unit of an answer has than the right one; null where its outputs have another
    /// shape.</summary>
    private protected long? Surplus(T answer) =>
        (Made(answer, Units[0]).Summarize(Units[0].Input), Made(Reference.Value, Units[0]).Summarize(Units[0].Input)) is var (mine, right)
        && mine.Output == right.Output ? mine.Parameters.Value - right.Parameters.Value : null;

    /// <summary>Returns the message of the shape exception that a layer ends in for an input; null for none.</summary>
    private protected static string? Misfit(Layer layer, Shape input)
    {
        try
        {
            layer.Infer(input);
            return null;
        }
        catch (ShapeException misfit)
        {
            return misfit.Message;
        }
    }

    /// <summary>Returns what a unit of an answer gives.</summary>
    private protected Tensor Outputs(T answer, int unit) => Compute(Made(answer, Units[unit]), Units[unit].Input, AlikeWeights.Set);

    /// <summary>Returns whether nothing that a unit of an answer gives is less than what its skip connection alone would give.</summary>
    private protected bool OnlyAdds(T answer, int unit) => Outputs(answer, unit).ToArray()
        .Zip(Skipped(Reference.Value, Units[unit]).ToArray()).All(pair => pair.First >= pair.Second - 1e-4f);

    /// <summary>Returns an objection to what units give where all weights are 0, and only their skip connection is left; null for
    /// none.</summary>
    private protected string? SkipFault(T answer) => Units
        .Select(unit => (Name: unit, Right: Skipped(Reference.Value, unit), Given: Skipped(answer, unit)))
        .Where(one => one.Right.Shape == one.Given.Shape && Difference.Between(one.Right, one.Given) is not null)
        .Select(one => one.Name)
        .Select(unit => $"With all weights 0, {unit.Name} should give {unit.Skipped}, and yours gives something else. What is added to " +
            "what, and what stands behind the sum?")
        .FirstOrDefault();

    /// <summary>Returns what is to be said of the first layer that differs from the right unit, in the first unit that has one; null where
    /// none differs, or a unit does not take its input.</summary>
    private protected string? LayerFault(T answer) => Units
        .Where(unit => Misfit(Made(answer, unit), unit.Input) is null)
        .Select(unit => (unit.Name,
            Fault: LayerComparison.FirstDifference(Made(Reference.Value, unit), Made(answer, unit), unit.Input)))
        .Where(one => one.Fault is not null)
        .Select(one => $"Look at the layers of {one.Name}, in the order in which they compute. {one.Fault}")
        .FirstOrDefault();

    private IEnumerable<Property<T>> Properties(Unit unit)
    {
        var summary = Made(Reference.Value, unit).Summarize(unit.Input);
        var right = Compute(Made(Reference.Value, unit), unit.Input, AlikeWeights.Set);
        return
        [
            new($"For an input {unit.Input}, {unit.Name} gives {summary.Output}", answer =>
                (Summary(answer).Output == summary.Output, $"{Summary(answer).Output}")),
            new(FormattableString.Invariant($"{Capital(unit.Name)} has {summary.Parameters.Value:N0} parameters"), answer =>
                (Summary(answer).Parameters.Value == summary.Parameters.Value,
                    FormattableString.Invariant($"{Summary(answer).Parameters.Value:N0}"))),
            new($"With the same weights, {unit.Name} computes the same as the right one; these are its first maps", answer =>
                Summary(answer) is var own && (own.Output != summary.Output || own.Parameters.Value != summary.Parameters.Value)
                    ? (false, "not tried")
                    : Compute(Made(answer, unit), unit.Input, AlikeWeights.Set) is var given && Difference.Between(right, given) is null
                    ? (true, First(given)) : (false, First(given)))
            {
                Expected = First(right),
            },
            new(FormattableString.Invariant(
                $"{Capital(unit.Name)} takes at most {summary.MultiplyAccumulates.Value:N0} multiply-accumulates"),
                answer => (Summary(answer).MultiplyAccumulates.Value <= summary.MultiplyAccumulates.Value,
                    FormattableString.Invariant($"{Summary(answer).MultiplyAccumulates.Value:N0}"))),
        ];

        Summary Summary(T answer) => Made(answer, unit).Summarize(unit.Input);
    }

    private static Layer Made(T answer, Unit unit) => unit.Make(answer)
        ?? throw new ArgumentException($"A layer comes back for {unit.Name}. Received: null.");

    private static Tensor Skipped(T answer, Unit unit) => Compute(Made(answer, unit), unit.Input, (layer, _) =>
    {
        foreach (var (_, parameter) in layer.Parameters)
        {
            parameter.Set(Tensor.Zeros(parameter.Shape));
        }
    });

    /// <summary>The outputs for one batch that is the same for all, with weights that are set before.</summary>
    private static Tensor Compute(Layer layer, Shape input, Action<Layer, Shape> setWeights)
    {
        setWeights(layer.Build(input), input);
        return layer.Eval().Call(new Generator(1).Normal(input, deviation: Spread)).Detach();
    }

    private static Tensor First(Tensor maps) => maps.Select(0, 0)[..ShownMaps];

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Unit that is asked for.</summary>
    /// <param name="Name">The name, within a sentence: <c>the unit for 64 maps</c>.</param>
    /// <param name="Input">The shape of an input.</param>
    /// <param name="Skipped">The outputs with all weights 0, in words.</param>
    /// <param name="Make">The call of an answer that makes the unit.</param>
    private protected sealed record Unit(string Name, Shape Input, string Skipped, Func<T, Layer?> Make);
}
