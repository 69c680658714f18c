namespace CourseKit.Course.Tests.Packages;

/// <summary>The course's packages, packed once for all tests of those who use them.</summary>
public sealed class PackedCourse : IAsyncLifetime
{
    private static readonly string[] Projects =
    [
        "src/CourseKit.Tensors", "src/CourseKit.Networks", "src/CourseKit.Vision", "src/CourseKit.Figures", "src/CourseKit.Grading",
        "exercises", "src/CourseKit.Interactive",
    ];

    /// <summary>The packages that the build has restored, which hold what the libraries need in
    /// their turn: so no network is needed.</summary>
    private static readonly string Restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-packed-").FullName;

    /// <summary>Gets the environment of programs that are built without a network: the audit of packages would warn in the midst of what
    /// they print.</summary>
    public static IReadOnlyDictionary<string, string> WithoutAudit { get; } =
        new Dictionary<string, string> { ["NuGetAudit"] = "false" };

    /// <summary>Gets the environment of programs that fetch the packages, which are kept apart from others.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(WithoutAudit)
    {
        ["NUGET_PACKAGES"] = Path.Combine(folder, "fetched"),
    };

    public async Task InitializeAsync()
    {
        foreach (var project in Projects)
        {
            var (exitCode, output, error) = await OtherProgram.RunAsync(
                "dotnet", folder, WithoutAudit, ["pack", "-c", "Release", "--no-build", Repository.In(project), "-o", folder]);
            exitCode.Should().Be(0, output + error);
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Lets programs that run in a folder find the packages.</summary>
    public void OfferIn(string place) => File.WriteAllText(Path.Combine(place, "nuget.config"), $"""
        <configuration>
          <packageSources><clear /><add key="here" value="{folder}" /><add key="restored" value="{Restored}" /></packageSources>
        </configuration>
        """);
}
