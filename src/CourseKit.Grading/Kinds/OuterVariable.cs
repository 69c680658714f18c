using System.Reflection;
using CourseKit.Grading.Execution;
using CourseKit.Networks;

namespace CourseKit.Grading.Kinds;

/// <summary>Variables outside of a function that gives networks or their units, by which one call depends on another.</summary>
internal static class OuterVariable
{
    /// <summary>Returns whether two calls have no layer with parameters in common, and what is seen of them.</summary>
    public static (bool Holds, object? Seen) Observe(Func<Layer?> make) => Shared(make) is not var (layer, isWhole) ? (true, "it does")
        : (false, isWhole ? "one and the same in two calls" : $"two that share one `{layer}`");

    /// <summary>Returns a question about a variable that ties one call to another; null where none is found.</summary>
    /// <param name="make">The call of the function.</param>
    /// <param name="arguments">The arguments, as they are written.</param>
    /// <param name="result">The word for what comes back: unit.</param>
    public static string? Between(Func<Layer?> make, string arguments, string result) => Changed(make, arguments, $"{result}s")
        ?? (Shared(make) is not var (layer, isWhole) ? null
            : isWhole ? $"Called twice with {arguments}, your function gives one and the same {result}, which it keeps from call to " +
                "call. If a network has it in two places, how many sets of weights does it learn there, and how many should it?"
            : $"The {result}s of two calls share one `{layer}`: it is made outside of your function, or kept there. What one {result} " +
                "learns changes the other. Where does a layer have to be made, so that each call has one of its own?");

    /// <summary>Returns a question about a variable that a call changes for the next one, where a function gives two different results
    /// for the same arguments; null where it does not.</summary>
    /// <param name="make">The call of the function.</param>
    /// <param name="arguments">The arguments, as they are written.</param>
    /// <param name="results">The word for what comes back: networks.</param>
    public static string? Changed(Func<Layer?> make, string arguments, string results)
    {
        var first = Layers(make());
        return Again() is { } second && first.SequenceEqual(second) ? null
            : $"Called twice with {arguments}, your function gives two different {results}. Which variable that it changes is declared " +
                "outside of it, and so begins a call where the one before has left it?";

        IReadOnlyList<string>? Again()
        {
            try
            {
                return Layers(make());
            }
            catch (Exception) when (!Stoppable.IsStopping)
            {
                return null;
            }
        }
    }

    /// <summary>The first layer with parameters that the results of two calls have in common, and whether they are one and the same; null
    /// for none. Layers that learn nothing, as activations, may be shared.</summary>
    private static (Layer Layer, bool IsWhole)? Shared(Func<Layer?> make)
    {
        if (make() is not { } first || make() is not { } second)
        {
            return null;
        }

        HashSet<Layer> known = [.. first.NamedLayers().Select(named => named.Layer)];
        return second.NamedLayers().Select(named => named.Layer)
            .FirstOrDefault(layer => known.Contains(layer) && HasParameters(layer)) is { } shared ? (shared, first == second) : null;
    }

    private static IReadOnlyList<string> Layers(Layer? network) =>
        [.. (network?.NamedLayers() ?? []).Where(named => named.Layer.Children.Count == 0).Select(named => $"{named.Layer}")];

    /// <summary>Returns whether a layer describes parameters, which is known without the shape of its input.</summary>
    private static bool HasParameters(Layer layer) => layer.GetType()
        .GetMethod(nameof(Layer.Describe), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [typeof(Shape)])!
        .DeclaringType != typeof(Layer);
}
