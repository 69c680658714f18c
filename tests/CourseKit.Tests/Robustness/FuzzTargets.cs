using CourseKit.Tests.Robustness.Targets;

namespace CourseKit.Tests.Robustness;

/// <summary>All readers of what comes from outside.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
        [.. WeightsTargets.All, .. DarknetTargets.All, .. IdxTargets.All, .. DocumentTargets.All, .. MessageTargets.All];
}
