using CourseKit.Networks.Accounting;

namespace CourseKit.Exercises.EfficientArchitectures;

/// <content>Rules that every right unit keeps.</content>
public abstract partial class UnitExercise<T>
{
    private const string NotTried = "not tried";

    /// <summary>The rules for a unit that the question names.</summary>
    private IEnumerable<Property<T>> Rules(Unit unit)
    {
        var summary = Made(Reference.Value, unit).Summarize(unit.Input);
        return
        [
            Of($"For an input {unit.Input}, {unit.Name} gives {summary.Output}", unit,
                (own, _) => (own.Output == summary.Output, $"{own.Output}")),
            Of(FormattableString.Invariant($"{Capital(unit.Name)} has {summary.Parameters.Value:N0} parameters, and an optimizer ") +
                "reaches all of them", unit, (own, layer) => Counts(own, layer, unit, summary)),
            Same($"With the same weights, {unit.Name} computes the same as the right one; these are its first maps", isTraining: false),
            Same($"In training mode, too, {unit.Name} computes the same as the right one; these are its first maps", isTraining: true),
            Of(FormattableString.Invariant(
                $"{Capital(unit.Name)} takes at most {summary.MultiplyAccumulates.Value:N0} multiply-accumulates"), unit,
                (own, _) => own.MultiplyAccumulates.Value <= summary.MultiplyAccumulates.Value
                    ? (true, "no more") : (false, FormattableString.Invariant($"{own.MultiplyAccumulates.Value:N0}"))),
            .. unit.Name == Units[0].Name ? [LearnsStatistics(), Begins()] : Array.Empty<Property<T>>(),
        ];

        Property<T> LearnsStatistics() => new(
            $"After a call in training mode, {unit.Name} computes in evaluation mode what the right one does",
            answer => HasRightShape(answer, unit)
                ? (HasLearnedStatistics(answer, unit), First(AfterTraining(answer, unit))) : (false, NotTried))
        {
            Expected = First(AfterTraining(Reference.Value, unit)),
        };

        Property<T> Begins() => new(
            $"Freshly built, the normalizations of {unit.Name} begin with scale 1, shift 0, running mean 0 and running variance 1",
            answer => !HasRightShape(answer, unit) || !IsSame(Right(unit, false), Outputs(answer, unit, isTraining: false))
                ? (false, NotTried) : Beginning(answer) is { } fault
                ? (false, FormattableString.Invariant($"a {fault.Role} of {fault.Value:0.###}")) : (true, "they do"));

        Property<T> Same(string rule, bool isTraining)
        {
            var expected = Right(unit, isTraining);
            return Of(rule, unit, (own, layer, answer) =>
                {
                    if (own.Output != summary.Output || UnreachedLayer.In(layer, unit.Input) is not null)
                    {
                        return (false, NotTried);
                    }

                    var given = Outputs(answer, unit, isTraining);
                    return (own.Parameters.Value == summary.Parameters.Value && IsSame(expected, given), First(given));
                }) with
            {
                Expected = First(expected),
            };
        }
    }

    /// <summary>The rule for a unit that the question does not name.</summary>
    private Property<T> Rule(Unit unit)
    {
        var summary = Made(Reference.Value, unit).Summarize(unit.Input);
        var expected = Right(unit, isTraining: false);
        return Of(FormattableString.Invariant($"{Capital(unit.Name)}, which the question does not name, gives {summary.Output} for ") +
            FormattableString.Invariant($"an input {unit.Input}, has {summary.Parameters.Value:N0} parameters, and computes the same as ") +
            "the right one", unit,
            (own, layer, answer) => own.Output != summary.Output ? (false, $"{own.Output}")
                : Counts(own, layer, unit, summary) is (false, var counts) ? (false, counts)
                : UnreachedLayer.In(layer, unit.Input) is not null ? (false, NotTried)
                : Outputs(answer, unit, isTraining: false) is var given && IsSame(expected, given) ? (true, "the same")
                : (false, First(given)));
    }

    /// <summary>Returns whether a layer has as many parameters as it should, all of them reached by its children.</summary>
    private static (bool Holds, object? Seen) Counts(Summary own, Layer layer, Unit unit, Summary right)
    {
        var reached = layer.DescribeAll(unit.Input).Where(one => one.Spec.Kind == ParameterKind.Learned)
            .Sum(one => one.Spec.Shape.Elements);
        return (own.Parameters.Value == right.Parameters.Value && reached == own.Parameters.Value, reached == own.Parameters.Value
            ? FormattableString.Invariant($"{own.Parameters.Value:N0}")
            : FormattableString.Invariant($"{own.Parameters.Value:N0}, of which {reached:N0} are reached"));
    }

    private static Property<T> Of(string rule, Unit unit, Func<Summary, Layer, (bool Holds, object? Seen)> observe) =>
        Of(rule, unit, (own, layer, _) => observe(own, layer));

    /// <summary>A rule about a layer that came back and takes its input; others do not keep it.</summary>
    private static Property<T> Of(string rule, Unit unit, Func<Summary, Layer, T, (bool Holds, object? Seen)> observe) => new(rule,
        answer => unit.Make(answer) is not { } layer ? (false, "null, which is no layer")
            : UnitMisfit.Of(layer, unit.Input) is { } misfit ? (false, UnitMisfit.Told(misfit))
            : observe(layer.Summarize(unit.Input), layer, answer));
}
