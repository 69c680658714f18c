using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public class CompileErrorsTests
{
    private readonly CellSession session = CellSession.Start();

    [Fact]
    public async Task An_error_shows_where_what_and_the_learners_own_words()
    {
        var cell = await session.Record("var a = 1;\n\tvar b = a + missing;");

        cell.Status.Should().Be(CellStatus.Failed);
        cell.Result.Error!.Name.Should().Be("Compile error");
        cell.Result.Error.Message.Should().Be("CS0103: The name 'missing' does not exist in the current context");
        cell.Error.Should().Be(
            "Cell 1, line 2, column 14: CS0103: The name 'missing' does not exist in the current context\n"
            + "    \tvar b = a + missing;\n"
            + "    \t            ^^^^^^^\n"
            + "    Is 'missing' defined in a cell that has not run yet? Run that cell first. Capitals count.");
    }

    [Fact]
    public async Task All_errors_are_shown_in_the_order_of_the_text()
    {
        var cell = await session.Record("int a = \"x\";\nint b = 2\nvar c = d;");

        cell.Error!.Split('\n').Where(line => line.StartsWith("Cell")).Select(line => line.Split(": ")[1]).Should()
            .Equal("CS0029", "CS1002", "CS0103");
    }

    [Fact]
    public async Task A_long_list_of_errors_is_cut()
    {
        var cell = await session.Record(string.Join('\n', Enumerable.Range(0, 25).Select(n => $"var a{n} = missing{n};")));

        cell.Error!.Split('\n').Count(line => line.StartsWith("Cell")).Should().Be(10);
        cell.Error.Should().EndWith("… and 15 more errors; often they go away with the first.");
    }

    [Fact]
    public async Task A_line_that_is_too_long_to_read_is_left_out() =>
        (await session.Record($"var data = \"{new string('x', 100_000)}\" + missing;")).Error.Should()
            .StartWith("Cell 1, line 1, column 100017: CS0103")
            .And.Match(error => error.Length < 300);

    [Theory]
    [InlineData("1+(")]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("List<")]
    public async Task Code_nested_too_deeply_for_the_compiler_is_an_error_that_the_session_outlives(string opening)
    {
        var cell = await session.Record($"var sum = {string.Concat(Enumerable.Repeat(opening, 30_000))}");

        cell.Error.Should().Be("Cell 1: A cell has at most 1,000 brackets open at once. Received: 30,000. Is a closing bracket missing?");
        (await session.Record("1 + 1")).Value.Should().Be("2");
    }

    [Fact]
    public async Task Code_as_deep_as_a_cell_may_be_compiles_or_is_told_why()
    {
        var cell = await session.Record($"var sum = {string.Concat(Enumerable.Repeat("1+(", 999))}1{new string(')', 999)}; sum");

        (cell.Value ?? cell.Error).Should().Match(shown => shown == "1000" || shown.Contains("CS8078"));
    }

    [Fact]
    public async Task Warnings_are_not_errors()
    {
        (await session.Record("#warning take care\nint unused;\nstring? t = null; if (1 == 2) { t = \"\"; }")).Status.Should()
            .Be(CellStatus.Succeeded);
    }

    [Theory]
    [InlineData("await Kernel.GetInputAsync(\"x\")", "There is no Kernel of .NET Interactive here. Display(value) shows a value, " +
        "Input(\"Name?\") asks for one.")]
    [InlineData("using Microsoft.DotNet.Interactive.Commands;", "There is no Kernel of .NET Interactive here. Display(value) shows a " +
        "value, Input(\"Name?\") asks for one.")]
    [InlineData("math.Sqrt(2)", "Did you mean 'Math'? Capitals count.")]
    [InlineData("Math.sqrt(2)", "Did you mean 'Sqrt'? Capitals count.")]
    [InlineData("\"abc\".length", "Did you mean 'Length'? Capitals count.")]
    [InlineData("new[] { 1 }.sum()", "Did you mean 'Sum'? Capitals count.")]
    [InlineData("tensor t = null;", "Did you mean 'Tensor'? Capitals count.")]
    [InlineData("Reply a = null;", "Is 'Reply' defined in a cell that has not run yet, or is a using directive missing?")]
    [InlineData("float half = 0.5;", "A number with a decimal point is a double. Write an f after it for a float: 0.5f")]
    [InlineData("static class E { extension(int n) { public int Twice() => 2 * n; } }", "In a cell, write this before the first " +
        "parameter of a method: static int Twice(this int n) => 2 * n;")]
    public async Task Common_mistakes_get_a_hint(string code, string hint) =>
        (await session.Record(code)).Error.Should().EndWith($"\n    {hint}");

    [Theory]
    [InlineData("var text = \"no end;")]
    [InlineData("{ { {")]
    [InlineData("\0\u0001 😀 ]")]
    [InlineData("#r \"missing.dll\"")]
    [InlineData("#load \"missing.csx\"")]
    [InlineData("#line 99 \"elsewhere\"\nmissing")]
    [InlineData("class C {")]
    public async Task Nonsense_is_an_error_and_leaves_the_session_as_it_was(string code)
    {
        await session.RunAsync("var kept = 42;");

        (await session.Record(code)).Result.Error!.Name.Should().Be("Compile error");

        (await session.ValueOf("kept")).Should().Be("42");
    }
}
