using System.Text.Json.Nodes;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Tests.Notebooks.Jupyter;

public sealed class IsCompleteTests
{
    [Theory]
    [InlineData("", "complete")]
    [InlineData("var a = 1;", "complete")]
    [InlineData("1 + 1", "complete")]
    [InlineData("class Dog { void Bark() { } }", "complete")]
    [InlineData("// a remark", "complete")]
    [InlineData("#!html\n<p>{", "complete")]
    [InlineData("if (true) {", "incomplete")]
    [InlineData("var text = \"\"\"", "incomplete")]
    [InlineData("var text = @\"one", "incomplete")]
    [InlineData("/* a remark", "incomplete")]
    [InlineData("var text = $\"{1", "incomplete")]
    [InlineData("var text = $\"\"\"\n  {1", "incomplete")]
    [InlineData("var text = $$\"\"\"\n  {{1}} {", "incomplete")]
    [InlineData("#if DEBUG", "incomplete")]
    [InlineData("Console.WriteLine(", "incomplete")]
    [InlineData("Console.WriteLine(1,\n", "incomplete")]
    [InlineData("class Dog {\n  void Bark()", "incomplete")]
    [InlineData("var numbers = new[] { 1,", "incomplete")]
    [InlineData("Func<int,", "incomplete")]
    [InlineData("class 7x { }", "invalid")]
    [InlineData("class 7x {", "invalid")]
    [InlineData("int x = ;", "invalid")]
    [InlineData("foreach (in x) {\n", "invalid")]
    [InlineData("var s = \"one", "invalid")]
    [InlineData(")", "invalid")]
    [InlineData("Console.WriteLine(1))", "invalid")]
    [InlineData("numbers[0]] = 1", "invalid")]
    [InlineData("Console.WriteLine(numbers[0]", "incomplete")]
    [InlineData("var text = $\"\"\"\n  {{1", "invalid")]
    [InlineData("var text = $\"\"\"{{1}}\"\"\";", "invalid")]
    [InlineData("var text = $$\"\"\"{{1}\"\"\";", "invalid")]
    [InlineData("var a = [1, 2;\nif (a) {", "invalid")]
    public async Task A_console_is_told_whether_more_is_to_follow(string code, string status)
    {
        await using var client = new LineClient();

        (await StatusAsync(client, code)).Should().Be(status);
    }

    /// <summary>Each line of a lesson is a way to its end, so that no beginning of it is beyond mending.</summary>
    [Fact]
    public async Task Nothing_that_a_lesson_begins_with_is_invalid()
    {
        await using var client = new LineClient();
        foreach (var cell in Notebook.Load(Repository.File("notebooks", "01-convolution.ipynb")).Cells.OfType<CodeCell>())
        {
            var lines = cell.Source.Split('\n');
            for (var count = 1; count <= lines.Length; count++)
            {
                var beginning = string.Join('\n', lines.Take(count));
                (await StatusAsync(client, beginning)).Should().NotBe("invalid", beginning);
            }

            (await StatusAsync(client, cell.Source)).Should().Be("complete", cell.Source);
        }
    }

    private static async Task<string?> StatusAsync(LineClient client, string code) =>
        (string?)(await client.ServedAsync("is_complete_request", new JsonObject { ["code"] = code }))
            .Single(message => LineClient.Type(message) == "is_complete_reply")["content"]!["status"];
}
