using System.Reflection;
using CourseKit.Grading.Inspection;
using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Grading.Kinds;

/// <summary>Variables that a query reads when its list is read, or another lambda when it is called, and not where these are
/// written.</summary>
internal static class LateReading
{
    /// <summary>Returns a question about such a variable, where the code has a query or a lambda, and its network has fewer different
    /// numbers of filters than a table: in the place of several of these, one that is larger than each of them. Null for others.</summary>
    public static string? In(Func<int, Layer> answer, ArchitectureTable table, Assembly exercises)
    {
        List<int> given = Filters(answer(table.Depth)), wanted = Filters(table.Network());
        var hasFewer = given.Distinct().Count() < wanted.Distinct().Count();
        foreach (var filters in wanted.ToList().Where(given.Remove))
        {
            wanted.Remove(filters);
        }

        return hasFewer && given.Count >= wanted.Count && wanted.Distinct().Count() > 1 && given.Distinct().ToList() is [var last]
            && last > wanted.Max() && HasLambda()
            ? $"Wherever the number of filters should change from stage to stage, it is {last} in yours. Is that the last value of a " +
                "variable that changes in a loop? `Select` and `SelectMany` run when their list is read, and any other lambda when it is " +
                "called, which may be behind the loop: copy the variable inside of the loop, or write `.ToList()` behind the query."
            : null;

        bool HasLambda() => CalledMethod.Of(answer, exercises)
            .Any(call => call.Name is nameof(Enumerable.Select) or nameof(Enumerable.SelectMany) or nameof(Action.Invoke));
    }

    private static List<int> Filters(Layer network) =>
        [.. network.NamedLayers().Select(named => named.Layer).OfType<Conv2d>().Select(conv => conv.Filters)];
}
