namespace CourseKit.Networks.Training;

/// <summary>State of an optimizer, with the names that its network gives to parameters.</summary>
/// <param name="Type">The kind of optimizer.</param>
/// <param name="Steps">The number of steps so far.</param>
/// <param name="LearningRate">The learning rate for groups without their own.</param>
/// <param name="GroupRates">The learning rate of each group; null for the optimizer's.</param>
/// <param name="States">The state of each parameter that has made a step, by its name.</param>
internal sealed record OptimizerCheckpoint(
    string Type, int Steps, double LearningRate, IReadOnlyList<double?> GroupRates, IReadOnlyDictionary<string, ParameterState> States)
{
    /// <summary>Returns a copy of an optimizer's state.</summary>
    public static OptimizerCheckpoint Of(Optimizer optimizer, Layer network) => new(
        optimizer.GetType().Name, optimizer.Steps, optimizer.LearningRate, [.. optimizer.Groups.Select(group => group.LearningRate)],
        network.Parameters.Where(named => optimizer.States.ContainsKey(named.Parameter))
            .ToDictionary(named => named.Name, named => optimizer.States[named.Parameter].Copy()));

    /// <summary>Returns what keeps an optimizer of a network from taking this state, a line each.</summary>
    public IEnumerable<string> DifferencesTo(Optimizer optimizer, Layer network)
    {
        if (Type != optimizer.GetType().Name)
        {
            yield return $"optimizer: {Type} in the checkpoint, {optimizer.GetType().Name} here";
        }

        if (GroupRates.Count != optimizer.Groups.Count)
        {
            yield return $"groups of parameters: {GroupRates.Count} in the checkpoint, {optimizer.Groups.Count} here";
        }

        var trained = Trained(optimizer, network);
        foreach (var name in States.Keys.Where(name => !trained.ContainsKey(name)))
        {
            yield return $"unexpected: a state of the optimizer for {name}";
        }

        foreach (var (name, state) in States.Where(state => trained.ContainsKey(state.Key)))
        {
            if (state.Shape != trained[name].Shape)
            {
                yield return $"shape mismatch: a state of the optimizer for {name} {state.Shape}, in the network {trained[name].Shape}";
            }
        }
    }

    /// <summary>Brings an optimizer to this state, which fits it.</summary>
    public void Restore(Optimizer optimizer, Layer network)
    {
        var trained = Trained(optimizer, network);
        optimizer.LearningRate = LearningRate;
        foreach (var (group, rate) in optimizer.Groups.Zip(GroupRates))
        {
            group.LearningRate = rate;
        }

        optimizer.Restore(Steps, States.Select(state => KeyValuePair.Create(trained[state.Key], state.Value.Copy())));
    }

    private static Dictionary<string, Parameter> Trained(Optimizer optimizer, Layer network)
    {
        var own = optimizer.Groups.SelectMany(group => group.Parameters).ToHashSet();
        return network.Parameters.Where(named => own.Contains(named.Parameter)).ToDictionary(named => named.Name, named => named.Parameter);
    }
}
