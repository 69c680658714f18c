namespace CourseKit.Exercises.EfficientArchitectures;

/// <content>Explanations of wrong units that no named mistake explains, the surest first.</content>
public abstract partial class UnitExercise<T>
{
    /// <inheritdoc/>
    protected sealed override string? Diagnose(T answer) => Misbuilt(answer) ?? CalledTwice(answer) ?? Random(answer) ?? Epsilon(answer)
        ?? Unread(answer) ?? ModeFault(answer) ?? Counted(answer) ?? LayerFault(answer) ?? OtherImages(answer)
        ?? Probed(answer) ?? OwnLayer(answer);

    /// <summary>Returns what is to be said of the first layer that differs from the right unit, in the first unit that has one.</summary>
    private string? LayerFault(T answer) => Units
        .Where(unit => Misfit(Made(answer, unit), unit.Input) is null)
        .Select(unit => (unit.Name,
            Fault: LayerComparison.FirstDifference(Made(Reference.Value, unit), Made(answer, unit), unit.Input)))
        .Where(one => one.Fault is not null)
        .Select(one => $"Look at the layers of {one.Name}, in the order in which they compute. {one.Fault}")
        .FirstOrDefault();

    /// <summary>Returns what is to be said of a layer with weights that is called more than once.</summary>
    private string? CalledTwice(T answer) => Graph.Of(Made(answer, Units[0]), Units[0].Input).Nodes
        .Where(node => node.Layer is not null && node.Layer.DescribeAll(node.Inputs[0].Shape).Count > 0)
        .GroupBy(node => node.Layer).Where(calls => calls.Count() > 1)
        .Select(calls => $"One and the same `{calls.Key}` is called twice, and has its parameters once. Each `new` makes a layer with " +
            "parameters of its own.")
        .FirstOrDefault();

    /// <summary>Returns what is to be said of a layer that leaves out numbers by chance.</summary>
    private string? Random(T answer) => Called(answer).Where(layer => layer is Dropout or StochasticDepth)
        .Select(layer => $"A `{layer}` stands in your unit. In evaluation mode it does nothing, in training mode it sets numbers to 0 by " +
            "chance. Does the question ask for it?")
        .FirstOrDefault();

    /// <summary>Returns what is to be said of a normalization with an unusual ε.</summary>
    private string? Epsilon(T answer) => Called(answer).OfType<BatchNorm2d>().Where(norm => norm.Eps > 1.5e-3f)
        .Select(norm => FormattableString.Invariant($"A batch normalization of yours has ε = {norm.Eps}, which is added to each ") +
            "variance. The first number of `BatchNorm2d` is ε and the second the momentum: which of the two did you mean?")
        .FirstOrDefault();

    /// <summary>Returns what is to be said of parameters that a unit declares, and does not compute with.</summary>
    private string? Unread(T answer) => Units
        .Where(unit => Misfit(Made(answer, unit), unit.Input) is null)
        .Select(unit => (unit.Name, Names: AlikeWeights.Unread(Made(answer, unit).Build(unit.Input), unit.Input)
            .Select(parameter => $"`{parameter.Name}`").ToList()))
        .Where(unit => unit.Names.Count > 0)
        .Select(unit => $"{Capital(unit.Name)} has {string.Join(", ", unit.Names)}, and in evaluation mode it computes nothing with " +
            $"{(unit.Names.Count == 1 ? "it" : "them")}. In which step is it due?")
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
        var batch = new Generator(1).Normal(unit.Input, deviation: Spread);
        return IsSame(layer.Eval().Call(batch).Detach()[..1], layer.Call(batch[..1]).Detach()) ? null
            : $"In evaluation mode, what {unit.Name} of yours gives for an image changes with the other images of the batch. Over which " +
                "axes does it average?";
    }

    private string? Probed(T answer) => !HasRightShape(answer, Units[0]) ? null : Probes
        .Select(probe => probe.Objection(Made(Reference.Value, Units[0]), Made(answer, Units[0]), Units[0].Input))
        .FirstOrDefault(objection => objection is not null);

    /// <summary>Returns what is to be said of a unit with a layer of the learner's own, whose numbers alone can be compared.</summary>
    private string? OwnLayer(T answer) => !HasRightShape(answer, Units[0]) ? null : Called(answer)
        .Where(IsOwn)
        .Select(layer => $"`{layer}` is a layer of your own, so only its numbers can be compared. Its parameters got their values in the " +
            "order in which your code reads them. Which of its steps, on its own, gives something else than the library's layer would?")
        .FirstOrDefault();
}
