using CourseKit.Grading.Execution;
using CourseKit.Networks;

namespace CourseKit.Grading.Kinds;

/// <summary>Variables outside of a function that gives networks, which a call changes for the next one.</summary>
internal static class OuterVariable
{
    /// <summary>Returns a question about such a variable, where a function gives two networks for one number; null where it does
    /// not.</summary>
    public static string? In(Func<int, Layer> answer, int number)
    {
        var first = Layers(answer(number));
        return Again() is { } second && first.SequenceEqual(second) ? null
            : $"Called twice with {number}, your function gives two different networks. Which variable that it changes is declared " +
                "outside of it, and so begins a call where the one before has left it?";

        IReadOnlyList<string>? Again()
        {
            try
            {
                return Layers(answer(number));
            }
            catch (Exception) when (!Stoppable.IsStopping)
            {
                return null;
            }
        }
    }

    private static IReadOnlyList<string> Layers(Layer network) =>
        [.. network.NamedLayers().Where(named => named.Layer.Children.Count == 0).Select(named => $"{named.Layer}")];
}
