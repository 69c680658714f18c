namespace CourseKit.Course.Tests.Packages;

/// <summary>The libraries without a notebook: in a program that is one file, from packages and from the projects.</summary>
public sealed class FileProgramTests : IDisposable
{
    private const string Program = """
        using CourseKit.Figures;
        using CourseKit.Networks.Accounting;
        using CourseKit.Networks.Blocks;
        using CourseKit.Networks.Layers;
        using CourseKit.Tensors;

        Tensor image = [[0, 0, 1, 1], [0, 0, 1, 1]];
        Console.WriteLine(image.CrossCorrelate([[-1, 1]]));
        Console.WriteLine(new Sequential(new Conv2d(6, 5), new Relu(), new Flatten(), new Linear(10)).Summarize([1, 1, 28, 28]));
        Console.WriteLine(Plot.HeatMap(image).Titled("An edge"));
        """;

    private static readonly string[] Libraries = ["Tensors", "Networks", "Vision", "Figures", "Grading"];

    /// <summary>The packages that the build has restored, which hold what the libraries need in
    /// their turn: so no network is needed.</summary>
    private static readonly string Restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-program-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_program_of_one_file_uses_the_packages()
    {
        var feed = Directory.CreateDirectory(Path.Combine(folder, "feed")).FullName;
        foreach (var library in Libraries)
        {
            await DotnetAsync("pack", "-c", "Release", "--no-build", Repository.In($"src/CourseKit.{library}"), "-o", feed);
        }

        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "fetched")}" /></config>
              <packageSources><clear /><add key="here" value="{feed}" /><add key="restored" value="{Restored}" /></packageSources>
            </configuration>
            """);

        await PrintsReadableTextAsync("#:package CourseKit.Grading@*");
    }

    [Fact]
    public Task A_program_of_one_file_uses_the_projects() => PrintsReadableTextAsync($"#:project {Repository.In("src/CourseKit.Grading")}");

    private async Task PrintsReadableTextAsync(string reference)
    {
        var file = Path.Combine(folder, "lesson.cs");
        File.WriteAllText(file, $"#:property PublishAot=false\n{reference}\n{Program}");

        var output = await DotnetAsync("run", "-c", "Release", file);

        output.ReplaceLineEndings("\n").Should()
            .StartWith("Tensor [2, 3]\n[[0, 1, 0],\n [0, 1, 0]]\nSequential: [1, 1, 28, 28] → [1, 10], fp32\n")
            .And.Contain("34,726 trainable").And.Contain("An edge").And.NotContain("<svg").And.NotContain("CourseKit.");
    }

    private async Task<string> DotnetAsync(params string[] arguments)
    {
        // Without a network, the audit of packages would warn in the midst of what the program prints.
        var settings = new Dictionary<string, string> { ["NuGetAudit"] = "false" };
        var (exitCode, output, error) = await OtherProgram.RunAsync("dotnet", folder, settings, arguments);
        exitCode.Should().Be(0, output + error);
        return output;
    }
}
