using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Summaries;

namespace CourseKit.Tests.Notebooks.Session;

/// <summary>The list of variables beside a notebook.</summary>
public sealed class VariableSummaryTests
{
    private readonly CellSession session = CellSession.Start();

    [Theory]
    [InlineData("int it = 6 * 7;", "int", "", "42")]
    [InlineData("double it = 0.1 + 0.2;", "double", "", "0.3")]
    [InlineData("var it = \"a\\nb\";", "string", "", "\"a⏎b\"")]
    [InlineData("string it = null;", "string", "", "null")]
    [InlineData("int[] it = [3, 1, 2];", "int[]", "[3]", "[3, 1, 2]")]
    [InlineData("var it = new int[2, 3];", "int[,]", "[2, 3]", "")]
    [InlineData("var it = Enumerable.Range(1, 20).ToList();", "List<int>", "[20]", "[1, 2, 3, 4, 5, 6, 7, 8, …]")]
    [InlineData("var it = new HashSet<string> { \"x\" };", "HashSet<string>", "[1]", "[\"x\"]")]
    [InlineData("var it = new Dictionary<string, int> { [\"a\"] = 1 };", "Dictionary<string, int>", "[1]", "[\"a\": 1]")]
    [InlineData("var it = (1, \"b\");", "(int, string)", "", "(1, \"b\")")]
    [InlineData("Func<int, int> it = x => x + 1;", "Func<int, int>", "", "(x) => …")]
    [InlineData("Tensor it = [[1, 2.5], [0, -1]];", "Tensor", "[2, 2]", "[1, 2.5, 0, -1]")]
    [InlineData("Tensor it = 3;", "Tensor", "[]", "[3]")]
    [InlineData("var it = new[] { 1, 2 }.Select(x => x / 0.0);", "IEnumerable<double>", "", "a lazy sequence")]
    [InlineData("record Point(int X, int Y); var it = new Point(1, 2);", "Point", "", "{ X = 1, Y = 2 }")]
    [InlineData("class Loop { public Loop Next; } var it = new Loop(); it.Next = it;", "Loop", "",
        "{ Next = { Next = { Next = … } } }")]
    public async Task A_variable_has_a_type_a_shape_and_a_value_in_one_line(string code, string type, string shape, string value)
    {
        await session.RunAsync(code);

        var it = (await session.SummarizeVariablesAsync()).Single();

        (it.Name, it.Type, it.Shape, it.Value).Should().Be(("it", type, shape, value));
    }

    [Theory]
    [InlineData("new { Name = \"Ada\", Age = 36 }", "new { Name, Age }")]
    [InlineData("new[] { new { A = 1 } }.ToList()", "List<new { A }>")]
    [InlineData("new List<Dictionary<string, int?[]>>()", "List<Dictionary<string, int?[]>>")]
    [InlineData("new Dictionary<string, int>().Keys", "Dictionary<string, int>.KeyCollection")]
    [InlineData("new int[2, 3]", "int[,]")]
    [InlineData("(nint)1", "nint")]
    public async Task A_type_is_written_as_in_csharp(string value, string type)
    {
        await session.RunAsync($"var it = {value};");

        (await session.SummarizeVariablesAsync()).Single().Type.Should().Be(type);
    }

    [Theory]
    [InlineData("new[] { 1 }.Select(n => n / 2.0)", "IEnumerable<double>")]
    [InlineData("new[] { new { A = 1 } }.Select(one => one.A)", "IEnumerable<int>")]
    public async Task A_type_that_no_code_can_name_is_told_by_what_code_knows_of_it(string value, string type)
    {
        await session.RunAsync($"Type it = ({value}).GetType();");

        (await session.SummarizeVariablesAsync()).Single().Value.Should().Be(type);
    }

    [Fact]
    public async Task They_are_sorted_by_name_and_the_last_of_a_name_counts()
    {
        await session.RunAsync("var b = 1; var A = 2;");
        await session.RunAsync("var b = \"later\";");

        (await session.SummarizeVariablesAsync()).Select(one => $"{one.Name} {one.Value}").Should().Equal("A 2", "b \"later\"");
    }

    [Fact]
    public async Task No_code_of_a_cell_runs_for_them()
    {
        await session.RunAsync("""
            int called = 0;
            class Counting(Action count) : IEnumerable<int>
            {
                public int Count { get { count(); return 1; } }
                public override string ToString() { count(); while (true) ; }
                public IEnumerator<int> GetEnumerator() { count(); throw new Exception(); }
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }
            var it = new Counting(() => called++);
            var inList = new List<Counting> { it };
            var lazy = new[] { 1 }.Select(x => called++);
            """);

        var summaries = await session.SummarizeVariablesAsync();

        summaries.Single(one => one.Name == "called").Value.Should().Be("0");
        summaries.Single(one => one.Name == "inList").Should().Match<VariableSummary>(one => one.Shape == "[1]" && one.Value != "…");
        (await session.SummarizeVariablesAsync()).Single(one => one.Name == "called").Value.Should().Be("0");
    }

    [Fact]
    public async Task A_value_that_takes_long_leaves_the_rest_without_values_and_the_session_as_it_was()
    {
        await session.RunAsync("""
            var a = 1;
            var z = 2;
            class Slow : Exception { public override string Message { get { while (true) ; } } }
            var k = new AggregateException(new Slow());
            """);

        var summaries = await session.SummarizeVariablesAsync();

        summaries.Select(one => one.Name).Should().Equal("a", "k", "z");
        summaries.Select(one => one.Value).Should().Equal("1", "…", "…");
        var after = await session.Record("a + z");
        after.Value.Should().Be("3");
    }

    [Theory]
    [InlineData("Tensor.FromIndex([4, 5], at => at[0])", true)]
    [InlineData("Tensor.FromIndex([3, 4, 5], at => at[1] / 4.0)", true)]
    [InlineData("Tensor.FromIndex([2, 6, 4, 5], at => at[2])", true)]
    [InlineData("Tensor.Zeros([4, 5])", false)]
    [InlineData("Tensor.FromIndex([20], at => at[0])", false)]
    public async Task A_tensor_that_is_an_image_or_a_map_has_a_picture(string tensor, bool hasPicture)
    {
        await session.RunAsync($"var it = {tensor};");

        var picture = (await session.SummarizeVariablesAsync()).Single().Picture;

        (picture?.StartsWith("data:image/", StringComparison.Ordinal) ?? false).Should().Be(hasPicture);
    }
}
