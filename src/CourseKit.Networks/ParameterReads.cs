namespace CourseKit.Networks;

/// <summary>Record of the parameters whose values are read on a thread, each once, in the order of their first use.</summary>
internal sealed class ParameterReads
{
    [ThreadStatic]
    private static ParameterReads? current;

    private readonly HashSet<Parameter> known = [];
    private readonly List<Parameter> inOrder = [];

    private ParameterReads()
    {
    }

    /// <summary>Returns the parameters that something reads.</summary>
    public static IReadOnlyList<Parameter> During(Action reading)
    {
        var outer = current;
        var reads = current = new ParameterReads();
        try
        {
            reading();
        }
        finally
        {
            current = outer;
        }

        return reads.inOrder;
    }

    /// <summary>Told of a parameter whose values are read.</summary>
    public static void OnRead(Parameter parameter)
    {
        if (current is { } reads && reads.known.Add(parameter))
        {
            reads.inOrder.Add(parameter);
        }
    }
}
