using System.Runtime.CompilerServices;

namespace CourseKit.Course.Tests;

/// <summary>What lessons and commands find around them when tests run them: real data where it is at hand, and no network.</summary>
internal static class Surroundings
{
    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("COURSEKIT_OFFLINE", "1");
        var shared = Path.GetFullPath(Repository.In("../shared/data"));
        if (Environment.GetEnvironmentVariable("COURSEKIT_DATA") is null && Directory.Exists(shared))
        {
            Environment.SetEnvironmentVariable("COURSEKIT_DATA", shared);
        }
    }
}
