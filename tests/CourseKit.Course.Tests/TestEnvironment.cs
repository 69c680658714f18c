using System.Runtime.CompilerServices;

namespace CourseKit.Course.Tests;

/// <summary>Environment variables of the lessons and commands that tests run: real data where it is at hand, no network, and a learner
/// whose numbers are always the same.</summary>
internal static class TestEnvironment
{
    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("COURSEKIT_OFFLINE", "1");
        Environment.SetEnvironmentVariable("COURSEKIT_LEARNER", "tests");
        var shared = Path.GetFullPath(Repository.In("../shared/data"));
        if (Environment.GetEnvironmentVariable("COURSEKIT_DATA") is null && Directory.Exists(shared))
        {
            Environment.SetEnvironmentVariable("COURSEKIT_DATA", shared);
        }
    }
}
