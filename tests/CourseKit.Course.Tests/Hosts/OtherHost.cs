using System.Reflection;

namespace CourseKit.Course.Tests.Hosts;

/// <summary>Programs of others that run the lessons; their packages come with those of the tests.</summary>
internal static class OtherHost
{
    /// <summary>Gets the library to start by <c>dotnet</c>.</summary>
    public static string DotnetInteractive { get; } = PathOf("dotnet-interactive");

    /// <inheritdoc cref="DotnetInteractive"/>
    public static string DotnetRepl { get; } = PathOf("dotnet-repl");

    private static string PathOf(string tool) => typeof(OtherHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == tool).Value!;
}
