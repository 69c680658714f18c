using System.Text.Json.Nodes;

namespace CourseKit.Course.Tests.Commands;

public sealed class SummaryOfNotebookTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_network_that_a_notebook_defines_is_summarized()
    {
        var notebook = Notebook("""Console.WriteLine("not part of the summary");""",
            "var small = new Sequential(new Conv2d(6, 5), new Relu(), new Flatten(), new Linear(10));");

        var (exitCode, output, error) = await SummarizeAsync("--notebook-file", notebook, "--input", "1x28x28", "--format", "json");

        exitCode.Should().Be(0, error);
        var summary = JsonNode.Parse(output)!;
        ((string?)summary["name"]).Should().Be("small");
        ((int?)summary["parameters"]).Should().Be((((5 * 5) + 1) * 6) + (((6 * 24 * 24) + 1) * 10));
    }

    [Fact]
    public async Task Of_several_networks_one_is_named()
    {
        var notebook = Notebook("var first = new Linear(3); Layer second = new Linear(4);", "var first = new Linear(5);",
            "throw new Exception(\"after them\");");

        (await SummarizeAsync("--notebook-file", notebook, "--network", "first", "--input", "2")).Output.Should()
            .StartWith("first: [1, 2] → [1, 5], fp32\n");

        (await SummarizeAsync("--notebook-file", notebook, "--input", "2")).Error.Trim().Should().EndWith(
            "Which network of the notebook? Name its variable with --network. There are: second, first. "
            + "Its cell 3 failed, and what follows was not run: after them");
        (await SummarizeAsync("--notebook-file", notebook, "--network", "third", "--input", "2")).Error.Should().Contain(
            "The notebook has no network in a variable of this name. Received: third. There are: second, first.");
    }

    [Theory]
    [InlineData("Name either an architecture or, with --notebook-file, a notebook. Received: neither. «coursekit architectures» lists " +
        "all architectures.")]
    [InlineData("Name either an architecture or, with --notebook-file, a notebook. Received: resnet18 and some.ipynb.", "resnet18",
        "--notebook-file", "some.ipynb")]
    [InlineData("A network of a notebook is summarized for images of some shape: add --input, such as", "--notebook-file", "some.ipynb")]
    [InlineData("some.ipynb: ", "--notebook-file", "some.ipynb", "--input", "1x28x28")]
    public async Task Bad_input_is_one_line_that_says_what_to_do(string message, params string[] arguments)
    {
        var (exitCode, output, error) = await SummarizeAsync(arguments);

        (exitCode, output).Should().Be((2, string.Empty));
        error.Should().StartWith(message);
        error.Trim().Should().NotContain("\n");
    }

    [Fact]
    public async Task A_notebook_without_a_network_is_told_what_one_looks_like()
    {
        var (exitCode, _, error) = await SummarizeAsync("--notebook-file", Notebook("var answer = 42;"), "--input", "1x28x28");

        exitCode.Should().Be(2);
        error.Should().Contain("A notebook is summarized for a variable that holds a network, such as var network = new " +
            "Sequential(…). Received: a notebook with none.");
    }

    private string Notebook(params string[] cells)
    {
        var path = Path.Combine(folder, "own.ipynb");
        File.WriteAllText(path, new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject
                {
                    ["name"] = ".net-csharp",
                    ["language"] = "C#",
                    ["display_name"] = ".NET (C#)"
                }
            },
            ["cells"] = new JsonArray([.. cells.Select((source, index) => new JsonObject
            {
                ["cell_type"] = "code", ["id"] = $"cell-{index}", ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(),
                    ["execution_count"] = null, ["source"] = source,
            })]),
        }.ToJsonString());
        return path;
    }

    private Task<(int ExitCode, string Output, string Error)> SummarizeAsync(params string[] arguments) =>
        Coursekit.RunAsync(folder, ["summary", .. arguments]);
}
