using System.Diagnostics;
using System.Reflection;

namespace CourseKit.Notebooks.Session;

/// <summary>The frames on a stack of methods that catch exceptions, such as those that call by reflection, or run a task.</summary>
internal static class CatchingFrames
{
    /// <summary>Returns whether there are so many on the calling thread.</summary>
    public static bool AreAtLeast(int count) => new StackTrace(fNeedFileInfo: false).GetFrames()
        .Select(frame => frame.GetMethod()).OfType<MethodBase>().CountBy(method => method)
        .Where(calls => Catches(calls.Key)).Sum(calls => calls.Value) >= count;

    private static bool Catches(MethodBase method)
    {
        try
        {
            return method.GetMethodBody()?.ExceptionHandlingClauses.Any(clause =>
                clause.Flags is ExceptionHandlingClauseOptions.Clause or ExceptionHandlingClauseOptions.Filter) == true;
        }
        catch (Exception hasNone) when (hasNone is InvalidOperationException or NotSupportedException)
        {
            // Made while the program runs.
            return false;
        }
    }
}
