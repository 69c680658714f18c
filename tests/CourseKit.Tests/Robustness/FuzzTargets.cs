using System.Reflection;
using CourseKit.Tests.Robustness.Targets;

namespace CourseKit.Tests.Robustness;

/// <summary>All readers of what comes from outside: those of each class in Targets/.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. from type in typeof(FuzzTargets).Assembly.GetTypes()
           where type.Namespace == typeof(WeightsTargets).Namespace && type.Name.EndsWith("Targets", StringComparison.Ordinal)
           orderby type.Name
           from target in (IReadOnlyList<FuzzTarget>)type.GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
           select target,
    ];
}
