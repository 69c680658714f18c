using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Gradients;
using static System.FormattableString;

namespace CourseKit.Networks.Training;

/// <summary>Rule by which trainable parameters follow their gradients. <see cref="Step()"/> comes after <c>loss.Backward()</c>, then
/// <see cref="ZeroGrad"/>.</summary>
public abstract class Optimizer
{
    private readonly Dictionary<Parameter, ParameterState> states = [];

    private protected Optimizer(Layer network, double learningRate)
        : this([new ParameterGroup(network)], learningRate)
    {
    }

    private protected Optimizer(IEnumerable<ParameterGroup> groups, double learningRate)
    {
        Groups = [.. groups];
        LearningRate = Checks.NotNegative(learningRate);
        var parameters = Groups.SelectMany(group => group.Parameters).ToList();
        if (!parameters.Exists(parameter => parameter.IsTrainable))
        {
            throw new ArgumentException("An optimizer changes trainable parameters. Received: none. Build the network before the "
                + "optimizer, and Unfreeze() what is to be trained.");
        }

        if (parameters.GroupBy(parameter => parameter).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
        {
            throw new ArgumentException($"A parameter is in one group, once. Received: {twice} again.");
        }
    }

    /// <summary>Gets the groups of parameters; one group of all of them unless others are given.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>Gets or sets the learning rate η, for groups without their own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LearningRate
    {
        get;
        set => field = Checks.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>Gets the weight decay λ, for groups without their own: 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double WeightDecay
    {
        get;
        init => field = Checks.NotNegative(value, nameof(WeightDecay));
    }

    /// <summary>Gets the schedule, whose factor each step multiplies the learning rates by; constant unless set.</summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>Gets the number of steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Gets the learning rate of the next step: <see cref="LearningRate"/> times the factor of the schedule.</summary>
    public double CurrentLearningRate => LearningRate * Schedule.FactorAt(Steps);

    /// <summary>Gets the numbers that an optimizer has beside its learning rate, and what they are unless set.</summary>
    private protected virtual IEnumerable<(string Name, double Value, double Usual)> Settings =>
        [("weight decay", WeightDecay, UsualWeightDecay)];

    /// <summary>Gets the weight decay of an optimizer of which nothing is set.</summary>
    private protected virtual double UsualWeightDecay => 0;

    /// <summary>Gets the state of each parameter that has made a step.</summary>
    internal IReadOnlyDictionary<Parameter, ParameterState> States => states;

    /// <summary>Changes every trainable parameter that has a gradient; one who stops the cell meanwhile stops it after the step.</summary>
    /// <exception cref="InvalidOperationException">No parameter has a gradient.</exception>
    public void Step() => Interruption.Undivided(() => UpdateAll(Schedule.FactorAt(Steps)));

    /// <summary>Goes back or forward to the state after some step.</summary>
    /// <param name="steps">The number of steps so far.</param>
    /// <param name="after">The state of each parameter that has made one; from now on the optimizer's own.</param>
    internal void Restore(int steps, IEnumerable<KeyValuePair<Parameter, ParameterState>> after)
    {
        Steps = steps;
        states.Clear();
        foreach (var (parameter, its) in after)
        {
            states.Add(parameter, its);
        }
    }

    /// <summary>Makes a step with a factor of its own for the learning rates, whatever the schedule says.</summary>
    /// <inheritdoc cref="Step()"/>
    internal void Step(double factor) => Interruption.Undivided(() => UpdateAll(factor));

    /// <summary>Takes the gradients away, since <c>Backward()</c> adds to those that are there.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in Groups.SelectMany(group => group.Parameters).Where(parameter => parameter.Value.HasGrad))
        {
            parameter.Value.Grad = null;
        }
    }

    /// <summary>Returns the name, the learning rate, and what is not as it usually is, in one line.</summary>
    public override string ToString()
    {
        string[] texts =
        [
            Invariant($"learning rate {LearningRate}"),
            .. Settings.Where(setting => setting.Value != setting.Usual).Select(setting => Invariant($"{setting.Name} {setting.Value}")),
            .. Schedule == Schedule.Constant ? Array.Empty<string>() : [$"schedule {Schedule.GetType().Name}"],
            .. Groups.Count == 1 ? Array.Empty<string>() : [$"{Groups.Count} groups of parameters"],
        ];
        return $"{GetType().Name}({string.Join(", ", texts)})";
    }

    /// <summary>Changes the values of a parameter by its gradient.</summary>
    /// <param name="parameter">The values, which have a gradient.</param>
    /// <param name="state">The state that the optimizer keeps for the parameter.</param>
    /// <param name="rate">The learning rate of this step.</param>
    /// <param name="decay">The weight decay.</param>
    private protected abstract void Update(Tensor parameter, ParameterState state, float rate, float decay);

    private void UpdateAll(double factor)
    {
        var found = false;
        var observer = TrainingObserver.Current;
        observer?.BeforeStep(this, factor);
        using var _ = new NoGrad();
        foreach (var group in Groups)
        {
            var rate = (float)((group.LearningRate ?? LearningRate) * factor);
            var decay = (float)(group.WeightDecay ?? WeightDecay);
            foreach (var parameter in group.Parameters.Where(parameter => parameter is { IsTrainable: true, Value.HasGrad: true }))
            {
                found = true;
                var its = StateOf(parameter);
                its.Steps++;
                Update(parameter.Value, its, rate, decay);
            }
        }

        Steps = found ? Steps + 1 : throw new InvalidOperationException("A step follows gradients. Received: no parameter that has one. "
            + "Call Backward() on a loss that was computed by the network of this optimizer, since the last ZeroGrad().");
        observer?.AfterStep(this);
    }

    private ParameterState StateOf(Parameter parameter) =>
        states.TryGetValue(parameter, out var its) ? its : states[parameter] = new ParameterState(parameter.Shape);
}
