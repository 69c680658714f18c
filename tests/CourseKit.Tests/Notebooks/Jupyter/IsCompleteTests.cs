using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Jupyter;

public sealed partial class IsCompleteTests
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
    [InlineData("else", "invalid")]
    [InlineData("void F() { else", "invalid")]
    [InlineData("class A { else", "invalid")]
    [InlineData("void F() { catch", "invalid")]
    [InlineData("catch", "invalid")]
    [InlineData("finally {", "invalid")]
    [InlineData("case", "invalid")]
    [InlineData("case 1:", "invalid")]
    [InlineData("default:", "invalid")]
    [InlineData("if a", "invalid")]
    [InlineData("while x", "invalid")]
    [InlineData("for i in", "invalid")]
    [InlineData("int int", "invalid")]
    [InlineData("namespace", "invalid")]
    [InlineData("=", "invalid")]
    [InlineData("};", "invalid")]
    [InlineData("} else {", "invalid")]
    [InlineData("if (a) { } }", "invalid")]
    [InlineData("#else", "invalid")]
    [InlineData("if (a) b(); else", "incomplete")]
    [InlineData("try { }", "incomplete")]
    [InlineData("try { }\n", "incomplete")]
    [InlineData("switch (x) { case 1:", "incomplete")]
    [InlineData("switch (x) { default:", "incomplete")]
    [InlineData("const int x", "incomplete")]
    [InlineData("var y = x switch", "incomplete")]
    [InlineData("(int", "incomplete")]
    [InlineData("List<int", "incomplete")]
    [InlineData("Dictionary<string, int", "incomplete")]
    [InlineData("var n = int", "incomplete")]
    public async Task A_console_is_told_whether_more_is_to_follow(string code, string status)
    {
        await using var client = new LineClient();

        (await StatusAsync(client, code)).Should().Be(status);
    }

    /// <summary>Each word of a lesson is a way to its end, so that no beginning of it is beyond mending.</summary>
    [Theory]
    [InlineData("01-convolution.ipynb")]
    [InlineData("02-shapes-and-cost.ipynb")]
    [InlineData("03-pooling.ipynb")]
    public void Nothing_that_a_lesson_begins_with_is_invalid(string lesson)
    {
        foreach (var cell in Notebook.Load(Repository.File("notebooks", lesson)).Cells.OfType<CodeCell>())
        {
            foreach (var word in Words().EnumerateMatches(cell.Code))
            {
                var beginning = cell.Code[..(word.Index + word.Length)];
                if (beginning.Split('\n')[^1].StartsWith('#'))
                {
                    continue; // A directive ends with its line: no further one mends it.
                }

                CellSession.CompletenessOf(beginning).Should().NotBe(CellCompleteness.Invalid, beginning);
            }

            CellSession.CompletenessOf(cell.Code).Should().Be(CellCompleteness.Complete, cell.Code);
        }
    }

    /// <summary>Texts, remarks, names and numbers, and signs.</summary>
    [GeneratedRegex("""
        \"{3}[^"]*\"{3}|\$?@?"[^"]*"|'[^']*'|//[^\n]*|\w+|\.\.|=>|[-+*/<>=!]=|&&|\?\?|\+\+|[^\w\s]
        """)]
    private static partial Regex Words();

    private static async Task<string?> StatusAsync(LineClient client, string code) =>
        (string?)(await client.ServedAsync("is_complete_request", new JsonObject { ["code"] = code }))
            .Single(message => LineClient.Type(message) == "is_complete_reply")["content"]!["status"];
}
