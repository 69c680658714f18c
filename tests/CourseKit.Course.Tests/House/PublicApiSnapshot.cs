using System.Reflection;
using PublicApiGenerator;

namespace CourseKit.Course.Tests.House;

/// <summary>What a library shows to others, as it is written down in <c>PublicApi/</c>.</summary>
/// <remarks>With <c>COURSEKIT_ACCEPT_API=1</c> in the environment it is written anew.</remarks>
internal static class PublicApiSnapshot
{
    /// <summary>Asserts that a library shows what is written down.</summary>
    public static void Verify(string library)
    {
        var snapshot = Repository.In($"tests/CourseKit.Course.Tests/House/PublicApi/{library}.txt");
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        var shown = Assembly.Load(library).GeneratePublicApi(options).ReplaceLineEndings("\n");

        if (Environment.GetEnvironmentVariable("COURSEKIT_ACCEPT_API") == "1")
        {
            File.WriteAllText(snapshot, shown);
        }

        var lines = shown.Split('\n');
        var known = File.Exists(snapshot) ? File.ReadAllText(snapshot).ReplaceLineEndings("\n").Split('\n') : [];
        lines.Except(known).Concat(known.Except(lines)).Should().BeEmpty(
            $"{snapshot} holds the public API of {library}; run the test with COURSEKIT_ACCEPT_API=1 where the change is meant");
        lines.Should().Equal(known);
    }
}
