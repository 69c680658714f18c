using System.Xml.Linq;

namespace CourseKit.Course.Tests.Commands;

public sealed class DrawCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_architecture_is_drawn_into_a_file()
    {
        var (exitCode, output, error) = await DrawAsync("resnet50", "--out", "new/resnet50.svg");

        (exitCode, error).Should().Be((0, string.Empty));
        output.Should().Be("new/resnet50.svg: resnet50: maps shrink from 224×224 to 7×7, channels grow from 3 to 2,048\n");
        XElement.Load(Path.Combine(folder, "new", "resnet50.svg")).Value.Should().Contain("layer3").And.Contain("4,089,184,256");
    }

    [Fact]
    public async Task A_page_has_stages_that_open_and_an_image_may_have_another_size()
    {
        var (exitCode, _, error) = await DrawAsync("resnet18", "--out", "page.html", "--input", "3x64x96");

        (exitCode, error).Should().Be((0, string.Empty));
        File.ReadAllText(Path.Combine(folder, "page.html")).Should().StartWith("<!DOCTYPE html>").And.Contain("<details>")
            .And.Contain("maps shrink from 64×96 to 2×3");
    }

    [Fact]
    public async Task Without_a_file_an_outline_is_printed()
    {
        var (exitCode, output, _) = await DrawAsync("lenet5", "--open");

        exitCode.Should().Be(0);
        output.Should().Contain("C3  Conv 5×5, 16, of a table").And.Contain("326,520");
    }

    [Theory]
    [InlineData("There is no architecture of this name. Received: resnet19. There are: ", "resnet19")]
    [InlineData("A drawing is written where a file can be made; name another folder or file. Received: a.txt/b.svg. ", "lenet5", "--out",
        "a.txt/b.svg")]
    [InlineData("A drawing is written as .svg or as .html. Received: a.png.", "lenet5", "--out", "a.png")]
    [InlineData("--input is the shape of one image without the batch, channels first, such as 3x224x224. Received: wide.", "lenet5",
        "--input", "wide")]
    [InlineData("A 2-D convolution takes images [N, C, H, W]. Received: [1, 224, 224]. In conv1", "resnet18", "--input", "224x224")]
    [InlineData("What is counted fits into 64 bits; take smaller images. Received: 3x", "resnet18", "--input", "3x2000000000x100000000")]
    public async Task Bad_input_is_one_line_that_says_what_to_do(string message, params string[] arguments)
    {
        File.WriteAllText(Path.Combine(folder, "a.txt"), "no folder");

        var (exitCode, output, error) = await DrawAsync(arguments);

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        error.Should().StartWith(message);
        error.Trim().Should().NotContain("\n");
        Directory.GetFileSystemEntries(folder).Should().ContainSingle();
    }

    private Task<(int ExitCode, string Output, string Error)> DrawAsync(params string[] arguments) =>
        Coursekit.RunAsync(folder, ["draw", .. arguments]);
}
