using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Assistance;

/// <summary>In the texts, $$ is where the cursor is.</summary>
public sealed class CellAssistantTests
{
    private readonly CellSession session = CellSession.Start();
    private readonly CellAssistant assistant;

    public CellAssistantTests() => assistant = new CellAssistant(session);

    [Theory]
    [InlineData("Math.Sq$$", "Sqrt", "Method", "Sq")]
    [InlineData("Math.$$", "PI", "Constant", "")]
    [InlineData("new Tens$$", "Tensor", "Class", "Tens")]
    [InlineData("Tensor.Zer$$ 7", "Zeros", "Method", "Zer")]
    [InlineData("int count = 0; cou$$", "count", "Field", "cou")]
    [InlineData("new[] { 1, 2 }.Whe$$", "Where<>", "Method", "Whe")]
    [InlineData("\"text\".Len$$", "Length", "Property", "Len")]
    [InlineData("Dis$$", "Display", "Method", "Dis")]
    [InlineData("fore$$", "foreach", "Keyword", "fore")]
    [InlineData("Console.WriteLine(val$$)", "value:", "Variable", "val")]
    public async Task Names_are_completed(string text, string label, string kind, string replaced)
    {
        var (completions, code) = await CompleteAsync(text);

        completions.Items.Should().Contain(item => item.Label.StartsWith(label) && item.Kind == kind);
        code[completions.Start..completions.End].Should().Be(replaced);
        completions.Items.Select(item => (item.Label, item.Kind)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Cells_that_have_run_are_known()
    {
        await session.RunAsync("using System.Numerics; var image = Tensor.Zeros([3, 4]); record Point(int Left, int Top);");
        await session.RunAsync("int Twice(int number) => 2 * number; var pair = new Point(1, 2);");
        await session.RunAsync("throw new Exception(); var never = 1;");

        (await LabelsAsync("ima$$")).Should().Contain("image");
        (await LabelsAsync("image.Sh$$")).Should().Contain("Shape");
        (await LabelsAsync("pair.$$")).Should().Contain("Left").And.Contain("Top");
        (await LabelsAsync("Twi$$")).Should().Contain("Twice");
        (await LabelsAsync("new Vec$$")).Should().Contain("Vector3");
        (await LabelsAsync("nev$$")).Should().Contain("never", "what a cell that broke off has declared is kept");
    }

    [Theory]
    [InlineData("var a = 1;", "var b = a;", "var a = \"text\";", "var c = a;")]
    [InlineData("var a = 1;", "var t = a + 0.5;", "var a = t > 1;", "var d = a;")]
    [InlineData("var a = 1; a", "a // a remark", "var b = a;\nb + 1", "var c = b * 1.5; c")]
    [InlineData("var a = 1; var b = 2;", "(var a, var c) = (\"x\", 'y');", "int.TryParse(a, out var b);", "_ = a is { Length: var d };")]
    [InlineData("var a = 1;", "using System.Net;", "var b = IPAddress.Loopback;", "var c = new[] { 1 }.Select(a => a * 1f).First();")]
    [InlineData("#pragma warning disable CS0168\nint unused;", "class Box { public int Size = 3; }", "var box = new Box().Size;",
        "class Box { public string Size = \"m\"; }", "var other = new Box().Size;")]
    [InlineData("int F(int n) => n;", "var a = F(1);", "string F(string s) => s;", "var b = F(\"x\");")]
    [InlineData("var n = 1;", "throw new Exception();\nvar never = 2;", "var m = n;")]
    public async Task Every_name_means_what_it_means_to_the_session(params string[] cells)
    {
        foreach (var cell in cells)
        {
            await session.RunAsync(cell);
            await LabelsAsync("$$");
        }

        session.Variables.Should().NotBeEmpty();
        foreach (var variable in session.Variables.Where(variable => variable.Type.Namespace is not null))
        {
            (await assistant.DiagnoseAsync($"{variable.Type.FullName} probe = {variable.Name};")).Should().BeEmpty(variable.Name);
            (await assistant.DiagnoseAsync($"DayOfWeek probe = {variable.Name};")).Should().ContainSingle().Which.Code.Should()
                .BeOneOf("CS0029", "CS0266");
        }
    }

    [Fact]
    public async Task Many_cells_are_known_all()
    {
        await session.RunAsync("var first = 1;");
        for (var i = 0; i < 70; i++)
        {
            await session.RunAsync($"var name{i} = {i}; name{i}");
        }

        (await LabelsAsync("na$$")).Should().Contain(Enumerable.Range(0, 70).Select(i => $"name{i}")).And.Contain("first");
    }

    [Fact]
    public async Task A_session_that_was_restarted_is_forgotten()
    {
        await session.RunAsync("var forgotten = 1;");
        (await LabelsAsync("forg$$")).Should().Contain("forgotten");

        await session.RestartAsync();

        (await LabelsAsync("forg$$")).Should().NotContain("forgotten");
        await session.RunAsync("var remembered = 1;");
        (await LabelsAsync("rem$$")).Should().Contain("remembered");
    }

    [Fact]
    public async Task What_cells_are_run_and_shown_with_is_not_offered() => (await LabelsAsync("$$")).Should().NotContain(
        ["CellGuard", "Stoppable", "Ending", "Interruption", "ISourceLines", "HtmlFormatterSource", "FigureFormatterSource"]);

    [Theory]
    [InlineData("\"in a string Mat$$\"")]
    [InlineData("// in a comment Mat$$")]
    [InlineData("var name$$")]
    public async Task Where_no_name_is_due_none_is_offered(string text) => (await LabelsAsync(text)).Should().NotContain("Math");

    [Fact]
    public async Task A_completion_is_described()
    {
        var (code, position) = Split("Tensor.Zer$$");

        var description = await assistant.DescribeAsync(code, position, "Zeros");

        description.Should().StartWith("```csharp\nTensor Tensor.Zeros(Shape shape)").And.Contain("```\n\n");
        (await assistant.DescribeAsync(code, position, "Nothing")).Should().BeNull();
    }

    [Theory]
    [InlineData("Math.Sq$$rt(2)", "double Math.Sqrt(double d)", "Sqrt")]
    [InlineData("var sum = 1 + 2; s$$um", "(field) int sum", "sum")]
    [InlineData("new Conv2d$$(6, 5)", "Conv2d.Conv2d(int filters, int kernel", "Conv2d")]
    public async Task A_word_is_explained(string text, string declaration, string word)
    {
        var (code, position) = Split(text);

        var hover = await assistant.HoverAsync(code, position);

        hover!.Markdown.Should().StartWith("```csharp\n").And.Contain(declaration);
        code[hover.Start..hover.End].Should().Be(word);
    }

    [Fact]
    public async Task Explanations_quote_the_documentation()
    {
        var (code, position) = Split("new Conv2d(6, 5).Inf$$er([1, 3, 8, 8])");

        (await assistant.HoverAsync(code, position))!.Markdown.Should().Contain("Shape Convolution.Infer(Shape input)")
            .And.Contain("\n\nInfers the output shape without computing anything.");
    }

    [Fact]
    public async Task Nothing_is_explained_where_there_is_nothing() => (await assistant.HoverAsync("   ", 1)).Should().BeNull();

    [Theory]
    [InlineData("Math.Max($$", 0)]
    [InlineData("Math.Max(1, $$", 1)]
    [InlineData("Math.Max(1, Math.Min(2, 3)$$)", 1)]
    [InlineData("Math.Clamp(max: $$", 2)]
    [InlineData("string.Join(\", \", 1, 2, 3$$)", 1)]
    [InlineData("new List<int>(4$$", 0)]
    [InlineData("new Dictionary<int, int>()[$$]", 0)]
    [InlineData("Func<int, int> twice = n => 2 * n; twice($$", 0)]
    [InlineData("Tensor.Zeros($$)", 0)]
    public async Task A_call_says_what_it_takes(string text, int parameter)
    {
        var (code, position) = Split(text);

        var signatures = await assistant.SignaturesAsync(code, position);

        signatures!.Overloads.Should().NotBeEmpty();
        signatures.ActiveParameter.Should().Be(parameter);
        var active = signatures.Overloads[signatures.Active];
        active.Label.Should().Contain(active.Parameters[parameter].Label, "editors underline the parameter in the label");
    }

    [Fact]
    public async Task Overloads_are_documented()
    {
        var (code, position) = Split("Math.Max(1.5, $$)");

        var signatures = (await assistant.SignaturesAsync(code, position))!;

        signatures.Overloads.Should().HaveCountGreaterThan(10);
        signatures.Overloads.Should().Contain(overload => overload.Label == "double Math.Max(double val1, double val2)");
    }

    [Theory]
    [InlineData("Math.Max(1, 2)$$")]
    [InlineData("$$Math.Max(1, 2)")]
    [InlineData("(1 + $$2)")]
    [InlineData("nothing($$")]
    public async Task Elsewhere_there_is_no_call(string text)
    {
        var (code, position) = Split(text);

        (await assistant.SignaturesAsync(code, position)).Should().BeNull();
    }

    [Fact]
    public async Task Errors_are_found_before_the_cell_runs()
    {
        await session.RunAsync("var known = 1;");

        var found = await assistant.DiagnoseAsync("var sum = known + unknown;\nmath.Sqrt(2)");

        found.Select(error => (error.Start, error.End, error.IsError, error.Code)).Should()
            .Equal((18, 25, true, "CS0103"), (27, 31, true, "CS0103"));
        found[1].Message.Should().EndWith("Did you mean 'Math'? Capitals count.");
        (await assistant.DiagnoseAsync("known + 1")).Should().BeEmpty("a last expression needs no semicolon");
    }

    [Fact]
    public async Task Warnings_are_told_as_such()
    {
        var found = await assistant.DiagnoseAsync("int Forever() { while (true) ; return 1; }");

        found.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = "CS0162", IsError = false });
    }

    [Fact]
    public async Task A_running_cell_does_not_hold_up_the_help()
    {
        await session.RunAsync("var known = 1;");
        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var running = session.RunAsync("Console.Write(1); while (true) ;", _ => started.TrySetResult(), interrupt: stop.Token);
        await started.Task;

        (await LabelsAsync("kno$$")).Should().Contain("known");

        running.IsCompleted.Should().BeFalse();
        await stop.CancelAsync();
        await running;
    }

    [Theory]
    [InlineData("((((")]
    [InlineData("{ } } ) class")]
    [InlineData("\"\"\" unfinished")]
    [InlineData("#if x")]
    [InlineData("\0\uD800")]
    public async Task Broken_text_breaks_nothing(string code)
    {
        for (var position = 0; position <= code.Length; position++)
        {
            await assistant.CompleteAsync(code, position);
            await assistant.HoverAsync(code, position);
            await assistant.SignaturesAsync(code, position);
        }

        await assistant.DiagnoseAsync(code);
    }

    [Fact]
    public async Task Text_that_is_nested_too_deeply_gets_no_help() =>
        (await assistant.CompleteAsync(new string('(', 100_000), 100_000)).Items.Should().BeEmpty();

    [Fact]
    public async Task A_position_outside_of_the_text_is_refused() =>
        await FluentActions.Awaiting(() => assistant.HoverAsync("text", 5)).Should().ThrowAsync<ArgumentOutOfRangeException>();

    private static (string Code, int Position) Split(string text) =>
        (text.Replace("$$", string.Empty, StringComparison.Ordinal), text.IndexOf("$$", StringComparison.Ordinal));

    private async Task<(Completions Completions, string Code)> CompleteAsync(string text)
    {
        var (code, position) = Split(text);
        return (await assistant.CompleteAsync(code, position), code);
    }

    private async Task<IEnumerable<string>> LabelsAsync(string text) =>
        (await CompleteAsync(text)).Completions.Items.Select(item => item.Label);
}
