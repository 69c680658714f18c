using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public class ValueFormatsTests
{
    private readonly CellSession session = CellSession.Start();

    [Theory]
    [InlineData("null", "null")]
    [InlineData("\"<b> & 'é'\"", "<b> & 'é'")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("1f / 3", "0.33333334")]
    [InlineData("1_000_000", "1000000")]
    [InlineData("12_345_678f", "12345678")]
    [InlineData("10_000_000f", "10000000")]
    [InlineData("-16_777_216f", "-16777216")]
    [InlineData("1_234_567.5f", "1234567.5")]
    [InlineData("1.50m", "1.50")]
    [InlineData("true", "True")]
    [InlineData("'x'", "x")]
    [InlineData("DayOfWeek.Friday", "Friday")]
    [InlineData("new Shape()", "[]")]
    [InlineData("Shape images = [2, 3];\nimages", "[2, 3]")]
    [InlineData("new StringBuilder(\"built\")", "built")]
    [InlineData("new FormatException(\"bad\")", "FormatException: bad")]
    [InlineData("(Func<string, int>)int.Parse", "Func<string, int>")]
    [InlineData("typeof(Dictionary<string, int[]>)", "Dictionary<string, int[]>")]
    [InlineData("new[,] { { 1f, 2 }, { 3, 4.5f } }", "[[1, 2],\n [3, 4.5]]")]
    [InlineData("new int[1, 2, 2]", "[[[0, 0],\n  [0, 0]]]")]
    [InlineData("new int[1, 22]", "[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, … (2 more)]]")]
    [InlineData("Task.FromResult(5)", "5")]
    [InlineData("Task.CompletedTask", "A task that is done.")]
    [InlineData("Task.Delay(-1)", "A task that still runs. Write await before it to get its value.")]
    [InlineData("Task.FromException<int>(new FormatException(\"bad\"))", "A task that failed: FormatException: bad")]
    [InlineData("class Said { public override string ToString() => \"as I say\"; }\nnew Said()", "as I say")]
    public async Task Values_that_say_what_they_are_are_shown_as_text_alone(string code, string text)
    {
        var shown = (CellOutput.Result)(await session.Record(code)).Outputs.Single();

        shown.Data.Data.Should().Equal(new Dictionary<string, string> { ["text/plain"] = text });
    }

    [Theory]
    [InlineData("Tensor.FromIndex([2, 2], at => at[0] + at[1])", "<pre>Tensor [2, 2]\n[[0, 1],\n [1, 2]]</pre>",
        "Tensor [2, 2]\n[[0, 1],\n [1, 2]]")]
    [InlineData("new[] { 1, 2 }", "[ 1, 2 ]", "[ 1, 2 ]")]
    [InlineData("Enumerable.Range(0, 100)", "19 ... (80 more) ]", "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, " +
        "18, 19 ... (80 more) ]")]
    [InlineData("IEnumerable<int> Odd() { for (var i = 1; ; i += 2) yield return i; }\nOdd()", "<div class=\"dni-plaintext\"><pre>[ " +
        "1, 3, 5", "[ 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39 ... (more) ]")]
    [InlineData("new { Name = \"a<b\", Size = 0.5 }", "a&lt;b", "{ Name = a<b, Size = 0.5 }")]
    [InlineData("record Point(int X, int Y);\nnew Point(1, 2)", "<td>X</td><td><div class=\"dni-plaintext\"><pre>1</pre></div></td>",
        "Point\n      X: 1\n      Y: 2")]
    [InlineData("new Dictionary<string, double> { [\"a\"] = 0.5 }", "<th><i>key</i></th><th>value</th>", "Dictionary<String,Double>\n " +
        "     - Key: a\n        Value: 0.5")]
    [InlineData("(1, new[] { 2 })", "<td>Item1</td>", "    - 1\n    - [ 2 ]")]
    [InlineData("new[] { 10_000_000f, 0.5f }", "<pre>[ 10000000, 0.5 ]</pre>", "[ 10000000, 0.5 ]")]
    [InlineData("new { Pixels = 10_000_000f }", "<div class=\"dni-plaintext\"><pre>10000000</pre></div>", "{ Pixels = 10000000 }")]
    public async Task Other_values_are_shown_as_HTML_too(string code, string html, string text)
    {
        var shown = (CellOutput.Result)(await session.Record(code)).Outputs.Single();

        shown.Data.Data["text/html"].Should().Contain(html);
        shown.Data.Text.Should().Be(text);
    }

    [Fact]
    public async Task A_type_may_ask_for_several_forms()
    {
        var with = CellSession.Start(CellEnvironment.Course.With(typeof(Figure).Assembly));

        var shown = (CellOutput.Result)(await with.Record("new CourseKit.Tests.Notebooks.Session.Figure()")).Outputs.Single();

        shown.Data.Data.Should().Equal(new Dictionary<string, string>
        {
            ["application/vnd.plotly.v1+json"] = "{}",
            ["text/html"] = "<svg/>",
            ["text/plain"] = "a figure",
        });
    }

    [Theory]
    [InlineData("Plot.Line([1, 2])", "application/vnd.plotly.v1+json", "text/html", "text/plain")]
    [InlineData("new PaddingDrawing(5, 3)", "text/html", "text/plain")]
    public async Task A_drawing_is_html_alone_since_hosts_would_prefer_its_plotly_form(string code, params string[] forms)
    {
        var shown = (CellOutput.Result)(await session.Record(code)).Outputs.Single();

        shown.Data.Data.Keys.Should().Equal(forms);
    }

    [Fact]
    public async Task A_drawing_has_its_plotly_form_for_those_who_ask()
    {
        var shown = (CellOutput.Display)(await session.Record(
            "_ = new PaddingDrawing(5, 3).Display(\"application/vnd.plotly.v1+json\");")).Outputs.Single();

        shown.Data.Data["application/vnd.plotly.v1+json"].Should().StartWith("{\"data\":[");
    }

    [Fact]
    public async Task A_learner_may_say_how_a_type_is_shown()
    {
        var shown = await session.Record(
            "class Grade { public override string ToString() => \"A\"; " +
                "}\nMicrosoft.DotNet.Interactive.Formatting.Formatter.Register<Grade>(grade => $\"<b>{grade}</b>\", " +
                "\"text/html\");\nnew Grade()");

        ((CellOutput.Result)shown.Outputs.Single()).Data.Data.Should().Equal(
            new Dictionary<string, string> { ["text/html"] = "<b>A</b>", ["text/plain"] = "A" });
    }

    [Fact]
    public async Task A_learner_may_say_how_a_type_is_written_that_writes_itself()
    {
        var shown = await session.Record(
            "class Mark { public override string ToString() => \"A\"; " +
                "}\nMicrosoft.DotNet.Interactive.Formatting.Formatter.Register<Mark>(mark => $\"mark {mark}\");\nnew Mark()");

        shown.Value.Should().Be("mark A");
    }

    [Fact]
    public async Task A_learner_may_say_how_a_type_is_shown_that_asks_for_forms_itself()
    {
        var with = CellSession.Start(CellEnvironment.Course.With(typeof(Portrait).Assembly));

        var shown = await with.Record($"""
            using Microsoft.DotNet.Interactive.Formatting;
            Formatter.SetPreferredMimeTypesFor(typeof({typeof(Portrait).FullName}), "text/plain");
            new {typeof(Portrait).FullName}()
            """);

        ((CellOutput.Result)shown.Outputs.Single()).Data.Data.Keys.Should().Equal("text/plain");
    }

    [Fact]
    public async Task A_value_that_cannot_be_shown_says_why()
    {
        var cell = await session.Record(
            "class Odd { public override string ToString() => throw new FormatException(\"not <today>\"); }\nnew Odd()");

        (cell.Status, cell.Value).Should()
            .Be((CellStatus.Succeeded, "This Odd cannot be shown as text/plain: FormatException: not <today>"));
    }

    [Fact]
    public async Task Showing_a_value_can_be_interrupted()
    {
        var cell = await session.RecordInterrupted(
            "class Endless { public override string ToString() { Console.WriteLine(\"begun\"); while (true) ; } }\nnew Endless()");

        cell.Status.Should().Be(CellStatus.Interrupted);
    }

    [Theory]
    [InlineData("new object[] { new Version(1, 2), new Uri(\"https://a.b/c\"), new System.Numerics.Complex(1.5, -2) }",
        "Object[]\n    - 1.2\n    - https://a.b/c\n    - <1.5; -2>")]
    [InlineData("new { At = new Version(3, 1, 4) }", "{ At = 3.1.4 }")]
    [InlineData("new[] { (1, 2) }", "List<ValueTuple<Int32,Int32>>\n( 1, 2 )")]
    [InlineData("new[] { Tuple.Create(1, \"a\") }", "List<Tuple<Int32,String>>\n( 1, a )")]
    [InlineData("new List<Tensor> { Tensor.Zeros([2]) }", "List<Tensor>\nTensor [2] [0, 0]")]
    [InlineData("(Tensor.Zeros([2]), 3)", "    - Tensor [2] [0, 0]\n    - 3")]
    [InlineData("new Dictionary<string, Tensor> { [\"a\"] = Tensor.Zeros([2]) }",
        "Dictionary<String,Tensor>\n      - Key: a\n        Value: Tensor [2] [0, 0]")]
    [InlineData("new[] { new DateOnly(2026, 1, 2) }", "DateOnly[]\n2026-01-02")]
    [InlineData("new[] { new StringBuilder(\"built\") }", "StringBuilder[]\nbuilt")]
    [InlineData("new List<Shape> { Tensor.Zeros([2, 3]).Shape }", "List<Shape>\n[2, 3]")]
    [InlineData("new object[] { null, 1.5 }", "Object[]\n    - null\n    - 1.5")]
    [InlineData("new { Many = new[] { 1, 2 }.Select(n => n + 1), None = (string)null }", "{ Many = [ 2, 3 ], None = null }")]
    [InlineData("new { }", "{ }")]
    public async Task Values_within_others_are_their_text_where_that_says_all(string code, string text) =>
        (await session.Record(code)).Value.Should().Be(text);

    [Theory]
    [InlineData("new List<IEnumerable<int>> { Counted() }")]
    [InlineData("new { Of = Counted() }")]
    [InlineData("(Counted(), 1)")]
    public async Task A_lazy_sequence_in_another_value_is_evaluated_once(string code)
    {
        await session.RunAsync("var count = 0; IEnumerable<int> Counted() { yield return ++count; }");

        var cell = await session.Record(code);

        cell.Outputs.OfType<CellOutput.Result>().Single().Data.Data.Keys.Should().Contain(["text/html", "text/plain"]);
        (await session.Record("count")).Value.Should().Be("1");
    }

    [Fact]
    public async Task What_a_lazy_sequence_in_another_value_throws_is_the_error_of_the_cell()
    {
        var cell = await session.Record("new List<IEnumerable<int>> { new[] { \"x\" }.Select(int.Parse) }");

        cell.Status.Should().Be(CellStatus.Failed);
        cell.Error.Should().StartWith("FormatException: The input string 'x' was not in a correct format.");
    }

    [Fact]
    public async Task A_lazy_sequence_is_evaluated_once()
    {
        var cell = await session.Record("Enumerable.Range(0, 3).Select(n => { Console.Write($\"({n})\"); return n * 1.5; })");

        (cell.Stdout, cell.Value).Should().Be(("(0)(1)(2)", "[ 0, 1.5, 3 ]"));
    }

    [Fact]
    public async Task Types_inside_of_a_value_are_named_as_in_csharp() =>
        (await session.ValueOf("new { F = (Func<string, int>)int.Parse, T = typeof(List<int>) }")).Should()
            .Be("{ F = Func<string, int>, T = List<int> }");

    [Theory]
    [InlineData("IEnumerable<int> Some() { yield return 1; throw new FormatException(\"none\"); }\nSome()", "FormatException: none")]
    [InlineData("new[] { 1 }.Select(n => int.Parse(\"x\"))", "FormatException: The input string 'x' was not in a correct format.")]
    public async Task What_a_lazy_sequence_throws_is_the_error_of_the_cell(string code, string error)
    {
        var cell = await session.Record(code);

        cell.Status.Should().Be(CellStatus.Failed);
        cell.Error.Should().StartWith($"{error}\n   at line 1 of your code");
    }

    [Theory]
    [InlineData("var list = new List<object>(); list.Add(list);\nlist",
        "This List<object> cannot be shown. It contains itself, or is nested too deeply.")]
    [InlineData("object nest = 1; for (var i = 0; i < 100_000; i++) nest = new object[] { nest };\nnest",
        "This object[] cannot be shown. It contains itself, or is nested too deeply.")]
    [InlineData("class Still { public int Value { get { Thread.Sleep(-1); return 1; } } }\nnew { Part = new Still() }",
        "This new { Part } cannot be shown. Showing a value takes at most 3 s. Show a part of the value.")]
    [InlineData("class Slow { public int Value { get { Thread.Sleep(-1); return 1; } } }\nnew Slow()",
        "This Slow cannot be shown. Showing a value takes at most 3 s. Show a part of the value.")]
    public async Task A_value_without_an_end_is_shown_within_limits(string code, string text)
    {
        var cell = await session.Record(code);

        (cell.Status, cell.Value).Should().Be((CellStatus.Succeeded, text));
    }
}
