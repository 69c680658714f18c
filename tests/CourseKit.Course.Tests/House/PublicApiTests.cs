using System.Reflection;
using PublicApiGenerator;

namespace CourseKit.Course.Tests.House;

/// <summary>What the libraries show to others is written down in <c>PublicApi/</c>, so that a change of it is seen, and meant.</summary>
/// <remarks>With <c>COURSEKIT_ACCEPT_API=1</c> in the environment the tests write those files anew.</remarks>
public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries =>
        [.. Directory.GetDirectories(Repository.In("src"), "CourseKit.*").Select(path => Path.GetFileName(path))
            .Where(name => name != "CourseKit.Cli").Order()];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_shows_what_is_written_down(string library)
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
