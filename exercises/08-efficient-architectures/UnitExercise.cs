using System.Collections.Concurrent;
using CourseKit.Networks.Accounting;

namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Exercise that asks for a function which makes units of a network. A unit is compared with the right one by what it computes
/// with the same weights, however it is written.</summary>
/// <typeparam name="T">The type of the function.</typeparam>
public abstract partial class UnitExercise<T>(string id, string title) : PropertyExercise<T>(id, title)
    where T : Delegate
{
    private const float Spread = 4, StatisticsPrecision = 0.01f;

    private const int ShownMaps = 4;

    private readonly ConcurrentDictionary<(string Unit, bool IsTraining), Tensor> right = [];

    private (ulong Seed, IReadOnlyList<Property<T>> All)? properties;

    /// <summary>Gets 20 s: a unit is compared with those of all named mistakes, which takes a busy machine its time.</summary>
    public override TimeSpan Limit => TimeSpan.FromSeconds(20);

    /// <summary>Gets the units that the question names, the simplest first.</summary>
    private protected abstract IReadOnlyList<Unit> Units { get; }

    /// <summary>Returns units that the question does not name, of drawn sizes or of such as show a wrong rule.</summary>
    private protected abstract IEnumerable<Unit> FurtherUnits(Generator random);

    /// <summary>Gets trials of the first unit, tried one after the other where nothing else tells what is wrong.</summary>
    private protected abstract IReadOnlyList<UnitProbe> Probes { get; }

    /// <inheritdoc/>
    protected sealed override IEnumerable<Property<T>> Properties(Generator random)
    {
        if (properties is not var (seed, all) || seed != Seed)
        {
            all = [MakesAnew(), .. Units.SelectMany(Rules), .. Further.Select(Rule)];
            properties = (Seed, all);
        }

        return all;
    }

    /// <summary>Returns what the shapes and the layers of units tell that do not fit together; null where they tell nothing.</summary>
    private protected virtual string? Misbuilt(T answer) => null;

    /// <summary>Returns what the number of parameters of the first unit tells; null where it tells nothing.</summary>
    private protected abstract string? Counted(T answer);

    private Property<T> MakesAnew() => MakesLayersAnew(Units[0].Make, Units[0].Arguments, "unit");

    /// <summary>Returns how many more parameters the first unit of an answer has than the right one; null where its outputs have another
    /// shape.</summary>
    private protected long? Surplus(T answer) =>
        (Made(answer, Units[0]).Summarize(Units[0].Input), Made(Reference.Value, Units[0]).Summarize(Units[0].Input)) is var (mine, right)
        && mine.Output == right.Output ? mine.Parameters.Value - right.Parameters.Value : null;

    /// <summary>Returns the message of the shape exception that a layer ends in for an input; null for none.</summary>
    private protected static string? Misfit(Layer layer, Shape input) => UnitMisfit.Of(layer, input);

    /// <summary>Returns what a unit of an answer gives.</summary>
    private protected Tensor Outputs(T answer, int unit) => Outputs(answer, Units[unit], isTraining: false);

    /// <summary>Returns whether nothing that a unit of an answer gives is less than what its skip connection alone would give.</summary>
    private protected bool OnlyAdds(T answer, int unit) => Outputs(answer, unit).ToArray()
        .Zip(Skipped(Reference.Value, Units[unit]).ToArray()).All(pair => pair.First >= pair.Second - 1e-4f);

    /// <summary>Returns whether a unit of an answer adds one number to all pixels of a map, as far as its last ReLU lets it be
    /// seen.</summary>
    private protected bool AddsANumberPerMap(T answer, int unit)
    {
        var (given, input) = (Outputs(answer, unit), Batch(Units[unit].Input));
        var pixels = input.Shape[2] * input.Shape[3];
        var added = given.ToArray().Zip((given - input).ToArray()).Chunk(pixels)
            .Select(map => map.Where(pixel => pixel.First > 0).Select(pixel => pixel.Second).ToList())
            .Where(map => map.Count > 1).ToList();
        return added.All(map => map.Max() - map.Min() < EdgePrecision) && added.Any(map => Math.Abs(map[0]) > EdgePrecision);
    }

    /// <summary>Returns an objection to what units give where all weights are 0, and only their skip connection is left; null for
    /// none.</summary>
    private protected string? SkipFault(T answer) => Units
        .Select(unit => (unit.Name, unit.Skipped, Input: Batch(unit.Input), Right: Skipped(Reference.Value, unit),
            Given: Skipped(answer, unit)))
        .Where(one => one.Right.Shape == one.Given.Shape && Difference.Between(one.Right, one.Given) is not null)
        .Select(one => $"With all weights 0, {one.Name} should give {one.Skipped}. "
            + (one.Right.Shape == one.Input.Shape ? OfPixel(one.Input, one.Right, one.Given) : "Yours gives something else. ")
            + "What is added to what, and what stands behind the sum?")
        .FirstOrDefault();

    /// <summary>A sentence on the first pixel of which a unit makes another number than the right one.</summary>
    private static string OfPixel(Tensor input, Tensor right, Tensor given)
    {
        var (pixel, _, yours) = input.ToArray().Zip(right.ToArray(), given.ToArray())
            .MaxBy(numbers => Math.Abs(numbers.Second - numbers.Third));
        return FormattableString.Invariant($"Of an input pixel of {pixel:0.##}, yours makes {yours + 0f:0.##}. ");
    }

    /// <summary>Returns the layers that the units of an answer call.</summary>
    private protected IEnumerable<Layer> Called(T answer) => Units
        .Select(unit => (Layer: Made(answer, unit), unit.Input)).Where(unit => Misfit(unit.Layer, unit.Input) is null)
        .SelectMany(unit => Called(unit.Layer, unit.Input));

    /// <summary>Returns whether a unit of an answer calls a layer of the learner's own.</summary>
    private protected bool HasOwnLayer(T answer) => Called(answer).Any(IsOwn);

    /// <summary>The outputs of a unit whose weights are given in the order of their use, or of their declaration where that alone makes
    /// it give what the right one gives.</summary>
    private Tensor Outputs(T answer, Unit unit, bool isTraining) =>
        Given(answer, unit, isTraining, IsByDeclaration(answer, unit, isTraining));

    private bool IsByDeclaration(T answer, Unit unit, bool isTraining) => HasOwnLayer(Made(answer, unit), unit.Input)
        && !IsSame(Right(unit, isTraining), Given(answer, unit, isTraining, isDeclared: false))
        && IsSame(Right(unit, isTraining), Given(answer, unit, isTraining, isDeclared: true));

    private Tensor Right(Unit unit, bool isTraining) => right.GetOrAdd(
        (unit.Name, isTraining), _ => Given(Reference.Value, unit, isTraining, isDeclared: false));

    private static Tensor Given(T function, Unit unit, bool isTraining, bool isDeclared) => Compute(
        Made(function, unit), unit.Input, (layer, input) => AlikeWeights.Set(layer, input, isDeclared), isTraining);

    /// <summary>The outputs in evaluation mode after one call in training mode, by which running statistics have moved.</summary>
    private Tensor AfterTraining(T answer, Unit unit)
    {
        var isDeclared = IsByDeclaration(answer, unit, isTraining: false);
        return Compute(
            Made(answer, unit), unit.Input, (layer, input) =>
            {
                AlikeWeights.Set(layer, input, isDeclared);
                layer.Train().Call(Batch(input));
            });
    }

    /// <summary>Returns whether running statistics move as they should, up to a part that tells one momentum from another, and not by
    /// which of N and N − 1 a variance is divided.</summary>
    private bool HasLearnedStatistics(T answer, Unit unit) =>
        (AfterTraining(Reference.Value, unit), AfterTraining(answer, unit)) is var (expected, given) && expected.Shape == given.Shape
        && (expected - given).Abs().Sum().Item() <= StatisticsPrecision * expected.Abs().Sum().Item();

    private static IEnumerable<Layer> Called(Layer unit, Shape input) =>
        Graph.Of(unit, input).Nodes.Select(node => node.Layer).OfType<Layer>();

    private static bool HasOwnLayer(Layer unit, Shape input) => Called(unit, input).Any(IsOwn);

    private static bool IsOwn(Layer layer) => layer.GetType().Assembly != typeof(Layer).Assembly;

    private bool HasRightShape(T answer, Unit unit) => Misfit(Made(answer, unit), unit.Input) is null
        && (Made(answer, unit).Summarize(unit.Input), Made(Reference.Value, unit).Summarize(unit.Input)) is var (mine, right)
        && mine.Output == right.Output && mine.Parameters.Value == right.Parameters.Value;

    private static bool IsSame(Tensor one, Tensor other) => one.Shape == other.Shape && Difference.Between(one, other) is null;

    private static Layer Made(T answer, Unit unit) => unit.Make(answer)
        ?? throw new ArgumentException($"A layer comes back for {unit.Name}. Received: null.");

    /// <summary>The units that the question does not name.</summary>
    private IEnumerable<Unit> Further => FurtherUnits(new Generator(Seed));

    private IEnumerable<Unit> All => Units.Concat(Further);

    private static Tensor Skipped(T answer, Unit unit) => Compute(Made(answer, unit), unit.Input, (layer, _) =>
    {
        foreach (var (_, parameter) in layer.Parameters)
        {
            parameter.Set(Tensor.Zeros(parameter.Shape));
        }
    });

    /// <summary>The outputs for one batch that is the same for all, with weights that are set before.</summary>
    private static Tensor Compute(Layer layer, Shape input, Action<Layer, Shape> setWeights, bool isTraining = false)
    {
        setWeights(layer.Build(input), input);
        return (isTraining ? layer.Train() : layer.Eval()).Call(Batch(input)).Detach();
    }

    private static Tensor Batch(Shape input) => new Generator(1).Normal(input, deviation: Spread);

    private static Tensor First(Tensor maps) => maps.Select(0, 0)[..ShownMaps];

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Unit that is asked for.</summary>
    /// <param name="Name">The name, within a sentence: <c>the unit for 64 maps</c>.</param>
    /// <param name="Input">The shape of an input.</param>
    /// <param name="Skipped">The outputs with all weights 0, in words.</param>
    /// <param name="Arguments">The arguments of the call: <c>64</c>.</param>
    /// <param name="Make">The call of an answer that makes the unit.</param>
    private protected sealed record Unit(string Name, Shape Input, string Skipped, string Arguments, Func<T, Layer?> Make);
}
