namespace CourseKit.Course.Tests.Packages;

/// <summary>The libraries without a notebook: in a program that is one file, from packages. From the projects,
/// <see cref="NotebookProgramTests"/> have them.</summary>
[Collection(nameof(PackedCourse))]
public sealed class FileProgramTests(PackedCourse packages) : IDisposable
{
    private const string Program = """
        #:property PublishAot=false
        #:package CourseKit.Grading@*
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

    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-program-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_program_of_one_file_prints_readable_text()
    {
        packages.OfferIn(folder);
        var file = Path.Combine(folder, "lesson.cs");
        File.WriteAllText(file, Program);

        var (exitCode, output, error) = await OtherProgram.RunAsync(
            "dotnet", folder, packages.Variables, ["run", "-c", "Release", file]);

        exitCode.Should().Be(0, output + error);
        output.ReplaceLineEndings("\n").Should()
            .StartWith("Tensor [2, 3]\n[[0, 1, 0],\n [0, 1, 0]]\nSequential: [1, 1, 28, 28] → [1, 10], fp32\n")
            .And.Contain("34,726 trainable").And.Contain("An edge").And.NotContain("<svg").And.NotContain("CourseKit.");
    }
}
