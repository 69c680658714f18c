using System.Text.Json;

namespace CourseKit.Course.Tests.Commands;

public sealed class SummaryCommandTests
{
    [Fact]
    public async Task A_summary_is_a_table_unless_asked_otherwise()
    {
        var (exitCode, output, error) = await SummarizeAsync("geron-memory-budget", "--explain");

        (exitCode, error).Should().Be((0, string.Empty));
        output.Should().StartWith("geron-memory-budget: [1, 3, 200, 300] → [1, 400, 25, 38], fp32\n")
            .And.Contain("12,613,600 bytes").And.Contain("(3 · 3 · 3 + 1) · 100 = 2,800");
    }

    [Fact]
    public async Task Options_change_what_is_assumed()
    {
        var (exitCode, output, _) = await SummarizeAsync(
            "resnet18", "--input", "3x64x64", "--batch", "8", "--optimizer", "adam", "--dtype", "fp16", "--depth", "1", "--memory", "1GB",
                "--format", "json");

        exitCode.Should().Be(0);
        var json = JsonDocument.Parse(output).RootElement;
        json.GetProperty("name").GetString().Should().Be("resnet18");
        json.GetProperty("input").EnumerateArray().Select(size => size.GetInt32()).Should().Equal(8, 3, 64, 64);
        json.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("name").GetString()).Should()
            .Equal("conv1", "bn1", "relu", "maxpool", "layer1", "layer2", "layer3", "layer4", "avgpool", "flatten", "fc");
        var results = json.GetProperty("activationBytes").GetInt64();
        json.GetProperty("availableBytes").GetInt64().Should().Be(1_000_000_000);
        json.GetProperty("trainingBytes").GetInt64().Should().Be((2 * 8 * 3 * 64 * 64) + results + (2 * ((4 * 11_689_512) + 9_600)));
    }

    [Theory]
    [InlineData("csv", "name,layer,output")]
    [InlineData("markdown", "## squeezenet1\\_1")]
    [InlineData("html", "<!DOCTYPE html>")]
    public async Task Other_formats_begin_as_they_should(string format, string beginning)
    {
        var (exitCode, output, _) = await SummarizeAsync("squeezenet1_1", "--format", format);

        exitCode.Should().Be(0);
        output.Should().StartWith(beginning);
    }

    [Theory]
    [InlineData("There is no architecture of this name. Received: resnet19. There are: ", "resnet19")]
    [InlineData("--input is the shape of one image without the batch, channels first, such as 3x224x224. Received: 3xwide.", "resnet18",
        "--input", "3xwide")]
    [InlineData("A 2-D convolution takes images [N, C, H, W]. Received: [1, 224, 224]. In conv1", "resnet18", "--input", "224x224")]
    [InlineData("--batch is a whole number, 1 or more. Received: 0.", "resnet18", "--batch", "0")]
    [InlineData("--batch is a whole number, 1 or more. Received: many.", "resnet18", "--batch", "many")]
    [InlineData("--depth is a whole number, 1 or more. Received: 0.5.", "resnet18", "--depth", "0.5")]
    [InlineData("There is no optimizer of this name. Received: lion. There are: none, sgd, momentum, adam.", "resnet18", "--optimizer",
        "lion")]
    [InlineData("There is no data type of this name. Received: fp8. There are: fp32, fp16, bf16, int8.", "resnet18", "--dtype", "fp8")]
    [InlineData("A size is a number of bytes, or of larger units: 400000, 512MB, 8GB, 1.5GiB. Received: much.", "resnet18", "--memory",
        "much")]
    [InlineData("There is no format of this name. Received: xml. There are: csv, html, json, markdown, table.", "resnet18", "--format",
        "xml")]
    [InlineData("Comma-separated values have no place for workings", "resnet18", "--format", "csv", "--explain")]
    [InlineData("A shape holds at most", "resnet18", "--input", "2000000000x2000000000x2000000000")]
    [InlineData("What is counted fits into 64 bits; take smaller images or a smaller batch. Received: 3x", "resnet18", "--input",
        "3x2000000000x100000000")]
    public async Task Bad_input_is_one_line_that_says_what_to_do(string message, params string[] arguments)
    {
        var (exitCode, output, error) = await SummarizeAsync(arguments);

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        error.Should().StartWith(message);
        error.Trim().Should().NotContain("\n");
    }

    private static Task<(int ExitCode, string Output, string Error)> SummarizeAsync(params string[] arguments) =>
        Coursekit.RunAsync(Path.GetTempPath(), ["summary", .. arguments]);
}
