using CourseKit.Networks;

namespace CourseKit.Grading.Recording;

/// <summary>Changes of weights by the steps of a training, as parts of what the weights were.</summary>
internal sealed class WeightChanges
{
    /// <summary>The number of first steps that are measured, and the distance of those behind.</summary>
    private const int First = 10, Every = 10;

    private readonly Dictionary<Parameter, float[]> starts = [], before = [];
    private readonly Dictionary<Parameter, int> stepsOf = [];
    private readonly List<double> ofSteps = [];
    private int steps;

    /// <summary>Gets the parameters that steps have changed, or could have.</summary>
    public IReadOnlyCollection<Parameter> Parameters => stepsOf.Keys;

    /// <summary>Gets the largest change of one parameter's weights in a step, as a part of them, and the parameter; null where no step was
    /// measured.</summary>
    public (double Part, Parameter Of)? Largest { get; private set; }

    /// <summary>Gets the change of all weights in a usual step, as a part of them: the median; null where no step was measured.</summary>
    public double? Usual => ofSteps.Count == 0 ? null : ofSteps.Order().ElementAt(ofSteps.Count / 2);

    private bool IsMeasured => steps < First || steps % Every == 0;

    /// <summary>Keeps the weights of a network as they are in front of its first step, which an optimizer need not make.</summary>
    public void Remember(Layer network)
    {
        foreach (var (_, parameter) in network.Parameters.Where(named => HasWeights(named.Parameter)))
        {
            if (!starts.ContainsKey(parameter))
            {
                starts.Add(parameter, parameter.Value.ToArray());
            }
        }
    }

    /// <summary>Keeps the weights as they are in front of a step.</summary>
    public void BeforeStep(IEnumerable<Parameter> parameters)
    {
        before.Clear();
        foreach (var parameter in parameters.Where(HasWeights))
        {
            stepsOf[parameter] = stepsOf.GetValueOrDefault(parameter) + 1;
            if (IsMeasured || !starts.ContainsKey(parameter))
            {
                before[parameter] = parameter.Value.ToArray();
                starts.TryAdd(parameter, before[parameter]);
            }
        }
    }

    /// <summary>Measures the weights behind a step.</summary>
    public void AfterStep()
    {
        var (change, size) = (0.0, 0.0);
        foreach (var (parameter, old) in IsMeasured ? before : [])
        {
            // Weights that were drawn to 0 change little, though much of what is left of them.
            var (itsChange, itsSize) = (Distance(old, parameter.Value.ToArray()), Math.Max(Norm(old), Norm(starts[parameter])));
            (change, size) = (change + (itsChange * itsChange), size + (itsSize * itsSize));
            if (itsSize > 0 && itsChange / itsSize > (Largest?.Part ?? 0))
            {
                Largest = (itsChange / itsSize, parameter);
            }
        }

        if (size > 0)
        {
            ofSteps.Add(Math.Sqrt(change / size));
        }

        steps++;
    }

    /// <summary>Returns the number of steps that the weights of a network took part in: the most of any of them.</summary>
    public int StepsOf(Layer network) =>
        network.Parameters.Select(named => stepsOf.GetValueOrDefault(named.Parameter)).DefaultIfEmpty(0).Max();

    /// <summary>Returns the weights as they were in front of the first step; null where no step knows of them.</summary>
    public float[]? StartOf(Parameter parameter) => starts.GetValueOrDefault(parameter);

    /// <summary>Returns how far the weights of a network have come from where they were in front of the first step, as a part of them;
    /// null where no step knows of them.</summary>
    public double? Moved(Layer network)
    {
        var known = network.Parameters.Select(named => named.Parameter).Where(starts.ContainsKey).ToList();
        var size = known.Sum(parameter => Square(Norm(starts[parameter])));
        return size > 0
            ? Math.Sqrt(known.Sum(parameter => Square(Distance(starts[parameter], parameter.Value.ToArray()))) / size) : null;
    }

    /// <summary>Returns the size of the weights of a network as a part of what they were in front of the first step; null where no step
    /// knows of them.</summary>
    public double? Left(Layer network)
    {
        var known = network.Parameters.Select(named => named.Parameter).Where(starts.ContainsKey).ToList();
        var size = known.Sum(parameter => Square(Norm(starts[parameter])));
        return size > 0 ? Math.Sqrt(known.Sum(parameter => Square(Norm(parameter.Value.ToArray()))) / size) : null;
    }

    private static bool HasWeights(Parameter parameter) => parameter is { IsTrainable: true, Shape.Rank: >= 2 };

    private static double Square(double number) => number * number;

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value));

    private static double Distance(float[] one, float[] other) =>
        Math.Sqrt(one.Zip(other, (first, second) => ((double)first - second) * ((double)first - second)).Sum());
}
