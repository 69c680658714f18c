namespace CourseKit.Tests.Notebooks.Jupyter.Debugging;

/// <summary>Values that are seen while a cell has stopped, and beside it.</summary>
public sealed class DebuggedValuesTests
{
    [Fact]
    public async Task Values_are_shown_as_in_the_course_and_opened_part_by_part()
    {
        const string Values = """
            class Layer { float rate = 0.5f; public int Size => 3; public int Broken => throw new InvalidOperationException("no"); }
            class Endless { public override string ToString() { while (true) { } } }
            Tensor t = [[1, 2, 3], [4, 5, 6]];
            var list = new List<string> { "a", "b" };
            var map = new Dictionary<string, int> { ["one"] = 1 };
            var layer = new Layer();
            var endless = new Endless();
            var went = 0;
            var lazy = Enumerable.Range(0, 3).Select(n => went++);
            string nothing = null;
            went
            """;
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(Values, 11);
        var cell = client.Run(Values);
        await client.StopAsync();

        var locals = (await client.ScopeAsync("Locals")).ToDictionary(one => (string)one["name"]!);

        ((string?)locals["t"]["value"]).Should().Be("Tensor [2, 3] [[1, 2, 3], [4, 5, 6]]");
        ((string?)locals["t"]["type"]).Should().Be("Tensor");
        var rows = await client.PartsAsync(locals["t"]);
        rows.Select(DebugClient.Text).Should().Equal("[0] = Tensor [3] [1, 2, 3]", "[1] = Tensor [3] [4, 5, 6]");
        (await client.PartsAsync(rows[1])).Select(DebugClient.Text).Should().Equal("[0] = 4", "[1] = 5", "[2] = 6");
        ((string?)locals["list"]["type"]).Should().Be("List<string>");
        (await client.PartsAsync(locals["list"])).Select(DebugClient.Text).Should().Equal("[0] = \"a\"", "[1] = \"b\"");
        (await client.PartsAsync(locals["map"])).Select(DebugClient.Text).Should().Equal("[\"one\"] = 1");
        (await client.PartsAsync(locals["layer"])).Select(DebugClient.Text).Should()
            .Equal("Size = 3", "Broken = InvalidOperationException: no", "rate = 0.5");
        ((string?)locals["endless"]["value"]).Should()
            .Be("This Endless cannot be shown. Showing a value takes at most 3 s. Show a part of the value.");
        ((string?)locals["lazy"]["value"]).Should().Be("a sequence that is computed when it is gone through");
        ((string?)locals["nothing"]["value"]).Should().Be("null");
        await client.AskAsync("continue");
        (await client.EndAsync(cell)).Should().Be(("succeeded", "0"), "nobody went through the sequence");
    }

    [Fact]
    public async Task Expressions_are_evaluated_where_the_code_has_stopped()
    {
        const string Nested = """
            var scale = 10;
            class Counter
            {
                public int Count = 7;
                public int Next(int step)
                {
                    var pair = (Step: step, Name: "n");
                    return Count + step;
                }
            }
            int Twice(int n) => 2 * n;
            new Counter().Next(2)
            """;
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(Nested, 8);
        var cell = client.Run(Nested);
        await client.StopAsync();

        (await client.VariablesAsync("Locals"))[0].Should().StartWith("this = ");
        (await client.EvaluateAsync("step + 1")).Should().Be("3");
        (await client.EvaluateAsync("pair.Step * scale")).Should().Be("20");
        (await client.EvaluateAsync("this.Count")).Should().Be("7");
        (await client.EvaluateAsync("Twice(step)")).Should().Be("4", "a function that is called for it does not stop");
        (await client.EvaluateAsync("unknown")).Should().StartWith("CS0103");
        (await client.EvaluateAsync("(new int[1])[1]")).Should().StartWith("IndexOutOfRangeException");
        (await client.EvaluateAsync("1;")).Should().Be("An expression is expected, without a semicolon.");
        (await client.EvaluateAsync("""((Func<int>)(() => { while (true) ; }))()""")).Should()
            .StartWith("Showing a value takes at most 3 s.");
        (await client.VariablesAsync("Cells")).Should().Contain("scale = 10");
        await client.AskAsync("continue");
        (await client.EndAsync(cell)).Should().Be(("succeeded", "9"));
    }

    [Fact]
    public async Task Variables_of_cells_are_listed_while_nothing_is_stopped()
    {
        await using var client = new DebugClient();
        await client.EndAsync(client.Run("var a = new[] { 1, 2 };"));

        var variables = (await client.AskAsync("inspectVariables"))["variables"]!.AsArray();

        variables.Select(one => DebugClient.Text(one!.AsObject())).Should().Equal("a = [ 1, 2 ]");
        (await client.PartsAsync(variables[0]!)).Select(DebugClient.Text).Should().Equal("[0] = 1", "[1] = 2");
    }
}
