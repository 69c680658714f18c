namespace CourseKit.Exercises.EfficientArchitectures;

/// <content>Explanations of wrong units that no named mistake explains, the surest first.</content>
public abstract partial class UnitExercise<T>
{
    /// <summary>The ε from which on outputs differ, the largest one that anyone means, and the error up to which pixels are the
    /// same.</summary>
    private const float LeastUnusualEps = 1e-4f, LargestUsualEps = 1.5e-3f, EdgePrecision = 1e-3f;

    private static readonly BatchNorm2d Usual = new();

    /// <inheritdoc/>
    protected sealed override string? Diagnose(T answer) => Missing(answer) ?? MakesAnew().Advise!(answer) ?? Unreached(answer)
        ?? ExchangedArguments(answer) ?? Misbuilt(answer) ?? CalledTwice(answer) ?? OtherShape(answer) ?? Random(answer)
        ?? OtherNorm(answer) ?? Epsilon(answer) ?? Unread(answer) ?? ModeFault(answer) ?? Counted(answer) ?? LayerFault(answer)
        ?? Momentum(answer) ?? Statistics(answer) ?? BeginningFault(answer) ?? OtherImages(answer) ?? OwnWeights(answer)
        ?? Probed(answer) ?? UnevenFactors(answer) ?? AtEdge(answer) ?? OwnLayer(answer) ?? OtherSize(answer);

    /// <summary>Returns what is to be said of a function that gives no layer.</summary>
    private string? Missing(T answer) => Units.Where(unit => unit.Make(answer) is null)
        .Select(unit => $"Your function gives null for {unit.Name}. Which layer is to come back?").FirstOrDefault();

    /// <summary>Returns what is to be said of a layer that is called, and that an optimizer does not reach.</summary>
    private string? Unreached(T answer) => All
        .Where(unit => Misfit(Made(answer, unit), unit.Input) is null)
        .Select(unit => UnreachedLayer.In(Made(answer, unit), unit.Input))
        .FirstOrDefault(words => words is not null);

    /// <summary>Returns what is to be said of the first layer that differs from the right unit, in the first unit that has one.</summary>
    private string? LayerFault(T answer) => All
        .Where(unit => Misfit(Made(answer, unit), unit.Input) is null)
        .Select(unit => (Unit: unit,
            Fault: LayerComparison.FirstDifference(Made(Reference.Value, unit), Made(answer, unit), unit.Input)))
        .Where(one => one.Fault is not null)
        .Select(one => (AreRightAsNamed(answer) ? $"Your units are right that the question names, and {one.Unit.Name} is not. " : null) +
            $"Look at the layers of {one.Unit.Name}, in the order in which they compute. {one.Fault}")
        .FirstOrDefault();

    /// <summary>Returns what is to be said of units that are right in the sizes that the question names, and not in others.</summary>
    private string? OtherSize(T answer) => AreRightAsNamed(answer) && Further.FirstOrDefault(unit =>
            !Keeps(answer, [Rule(unit)])) is { } other
        ? $"Your units are right that the question names, and {other.Name} is not. Your function is called with other numbers, too: " +
            "which number in it, or which condition, holds for those of the question alone?"
        : null;

    private bool AreRightAsNamed(T answer) => Units.All(unit => Keeps(answer, Rules(unit)));

    private static bool Keeps(T answer, IEnumerable<Property<T>> rules) => rules.All(rule => rule.Observe(answer).Holds);

    /// <summary>Returns what is to be said of a layer with weights that is called more than once.</summary>
    private string? CalledTwice(T answer) => Graph.Of(Made(answer, Units[0]), Units[0].Input).Nodes
        .Where(node => node.Layer is not null && node.Layer.DescribeAll(node.Inputs[0].Shape).Count > 0)
        .GroupBy(node => node.Layer).Where(calls => calls.Count() > 1)
        .Select(calls => $"One and the same `{calls.Key}` is called {(calls.Count() == 2 ? "twice" : $"{calls.Count()} times")}, and " +
            "has its parameters once. Each `new` makes a layer with parameters of its own.")
        .FirstOrDefault();

    /// <summary>Returns what is to be said of a layer that leaves out numbers by chance.</summary>
    private string? Random(T answer) => Called(answer).Where(layer => layer is Dropout or StochasticDepth)
        .Select(layer => $"A `{layer}` stands in your unit. In evaluation mode it does nothing, in training mode it sets numbers to 0 by " +
            "chance. Does the question ask for it?")
        .FirstOrDefault();

    /// <summary>Returns what is to be said of a normalization with an unusual ε.</summary>
    private string? Epsilon(T answer) => Called(answer).OfType<BatchNorm2d>().Where(norm => norm.Eps > LeastUnusualEps)
        .Select(norm => FormattableString.Invariant($"A batch normalization of yours has ε = {(decimal)norm.Eps}, which is added to ") +
            "each " + (norm.Eps > LargestUsualEps
                ? "variance. The first number of `BatchNorm2d` is ε and the second the momentum: which of the two did you mean?"
                : "variance. Which ε has a normalization that is made by `new BatchNorm2d()`, as the question asks?"))
        .FirstOrDefault();

    /// <summary>Returns what is to be said of a normalization with an unusual momentum.</summary>
    private string? Momentum(T answer) => Called(answer).OfType<BatchNorm2d>().Where(norm => norm.Momentum != Usual.Momentum)
        .Select(norm => FormattableString.Invariant($"A batch normalization of yours has a momentum of {norm.Momentum}: of its running ") +
            FormattableString.Invariant($"statistics, each batch replaces {100 * norm.Momentum:0.#} %. Other libraries name the part ") +
            "that stays. Which of the two is the `momentum` of `BatchNorm2d`, and how much of a batch should go in?")
        .FirstOrDefault();

    /// <summary>Returns what is to be said of a unit that computes as it should in both modes, and keeps other statistics.</summary>
    private string? Statistics(T answer)
    {
        var unit = Units[0];
        return !HasRightShape(answer, unit) || HasLearnedStatistics(answer, unit)
            || !IsSame(Right(unit, false), Outputs(answer, unit, isTraining: false))
            || !IsSame(Right(unit, true), Outputs(answer, unit, isTraining: true)) ? null
            : IsSame(AfterTraining(answer, unit), Outputs(answer, unit, isTraining: false))
                ? "After a call in training mode your unit computes in evaluation mode what it computed before: its running statistics " +
                    "have stayed. By which means and variances would it predict after a training?"
                : "In both modes your unit computes the same as the right one, and a call in training mode moves its running statistics " +
                    FormattableString.Invariant($"otherwise. How much of a batch goes into them: {Usual.Momentum}, as in ") +
                    "`new BatchNorm2d()`, or another part? And is each normalization called once?";
    }

    /// <summary>Returns what is to be said of parameters that a unit declares, and does not compute with.</summary>
    private string? Unread(T answer) => Units
        .Where(unit => Misfit(Made(answer, unit), unit.Input) is null)
        .Select(unit => (unit.Name, Names: AlikeWeights.Unread(Made(answer, unit).Build(unit.Input), unit.Input)
            .Select(parameter => $"`{parameter.Name}`").ToList()))
        .Where(unit => unit.Names.Count > 0)
        .Select(unit => $"{Capital(unit.Name)} has {string.Join(", ", unit.Names)}, and in evaluation mode it computes nothing with " +
            $"{(unit.Names.Count == 1 ? "it. Which step of the unit is it for?" : "them. Which steps are they for?")}")
        .FirstOrDefault();

    /// <summary>Returns what is to be said of a unit that does in one mode what belongs into the other.</summary>
    private string? ModeFault(T answer)
    {
        var unit = Units[0];
        if (!HasRightShape(answer, unit))
        {
            return null;
        }

        var (evaluation, training) = (Right(unit, false), Right(unit, true));
        var (ownEvaluation, ownTraining) = (Outputs(answer, unit, false), Outputs(answer, unit, true));
        return (IsSame(evaluation, ownTraining), IsSame(training, ownEvaluation)) switch
        {
            (true, true) => "Your unit does in training mode what belongs into evaluation mode, and the other way round. In which of the " +
                "two is `IsTraining` true, and which statistics belong there?",
            (true, false) => "In training mode your unit gives what it should give in evaluation mode: it normalizes by the running " +
                "statistics. By which is a batch normalized in training?",
            (false, true) => "In evaluation mode your unit gives what it should give in training mode: it normalizes by the statistics " +
                "of the batch. By which is an image normalized in a prediction?",
            _ => IsSame(evaluation, ownEvaluation) && !IsSame(training, ownTraining)
                ? "In evaluation mode your unit computes the same as the right one, in training mode it does not. Which of its layers " +
                    "does something else there?"
                : null,
        };
    }

    /// <summary>Returns what is to be said of a unit whose outputs for an image depend on the other images of the batch.</summary>
    private string? OtherImages(T answer)
    {
        var unit = Units[0];
        var layer = Made(answer, unit);
        AlikeWeights.Set(layer.Build(unit.Input), unit.Input);
        var batch = Batch(unit.Input);
        var all = layer.Eval().Call(batch).Detach();
        return (DependsOnOthers(0), DependsOnOthers(1)) switch
        {
            (false, false) => null,
            (false, true) => $"In evaluation mode, {unit.Name} of yours computes image 0 from image 0 alone, and image 1 with numbers of " +
                "other images, too. Which of its steps takes the numbers of one image for all?",
            _ => $"In evaluation mode, what {unit.Name} of yours gives for an image changes with the other images of the batch. Which of " +
                "its steps looks at several images, and which axis are they on?",
        };

        bool DependsOnOthers(int image) =>
            !IsSame(all[image..(image + 1)], layer.Call(batch[image..(image + 1)]).Detach());
    }

    /// <summary>Returns what is to be said of a unit that is right but for the pixels at the edge.</summary>
    private string? AtEdge(T answer)
    {
        if (!HasRightShape(answer, Units[0]))
        {
            return null;
        }

        var off = (Right(Units[0], false) - Outputs(answer, 0)).Abs();
        return off[.., .., 1..^1, 1..^1].Max().Item() < EdgePrecision && off.Max().Item() > EdgePrecision
            ? $"Inside the maps, {Units[0].Name} of yours gives what it should, and at their edges something else. What does a window " +
                "see where it looks over the edge of the maps that it lies on?"
            : null;
    }

    private string? Probed(T answer) => !HasRightShape(answer, Units[0]) ? null : Probes
        .Select(probe => probe.Objection(Made(Reference.Value, Units[0]), Made(answer, Units[0]), Units[0].Input))
        .Where(objection => objection is not null).Select(objection => objection + ReadFirst(answer))
        .FirstOrDefault();
}
