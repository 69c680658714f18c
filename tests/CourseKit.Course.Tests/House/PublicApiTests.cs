namespace CourseKit.Course.Tests.House;

/// <summary>What the libraries show to others is written down, so that a change of it is seen, and meant.</summary>
public sealed class PublicApiTests
{
    /// <summary>The program itself, and what is never loaded beside it: its own tests look at that.</summary>
    private static readonly string[] Others = ["CourseKit.Cli", "CourseKit.Interactive"];

    public static TheoryData<string> Libraries =>
        [.. Directory.GetDirectories(Repository.In("src"), "CourseKit.*").Select(path => Path.GetFileName(path)).Except(Others).Order()];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_shows_what_is_written_down(string library) => PublicApiSnapshot.Verify(library);
}
