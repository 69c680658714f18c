using System.Reflection;

namespace CourseKit.Course.Tests.House;

/// <summary>What the libraries show to others is written down, so that a change of it is seen, and meant.</summary>
public sealed class PublicApiTests
{
    /// <summary>A surface grows by itself; what a type is for besides the course is asked when this number is reached.</summary>
    private const int MostTypes = 360;

    /// <summary>The program itself, and what is never loaded beside it: its own tests look at that.</summary>
    private static readonly string[] Others = ["CourseKit.Cli", "CourseKit.Interactive"];

    public static TheoryData<string> Libraries =>
        [.. Directory.GetDirectories(Repository.In("src"), "CourseKit.*").Select(path => Path.GetFileName(path)).Except(Others).Order()];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_shows_what_is_written_down(string library) => PublicApiSnapshot.Verify(library);

    [Fact]
    public void All_libraries_together_show_few_types() => ((IEnumerable<object[]>)Libraries)
        .SelectMany(row => Assembly.Load((string)row[0]).GetExportedTypes()).Should().HaveCountLessThan(MostTypes);
}
