using System.Text.Json.Nodes;

namespace CourseKit.Tests.Notebooks.Jupyter;

/// <summary>Cells that stop, and what is seen of them.</summary>
public sealed class KernelDebuggingTests
{
    private const string Loop = """
        var sum = 0;
        for (var i = 1; i < 4; i++)
        {
            sum += i;
        }
        sum
        """;

    private const string Calls = """
        int Twice(int n)
        {
            var result = 2 * n;
            return result;
        }

        var a = Twice(3) + Twice(4);
        var b = a + 1;
        b
        """;

    [Fact]
    public async Task A_breakpoint_stops_in_each_round_of_a_loop_with_the_values_of_that_round()
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        (await client.BreakAsync(Loop, 4)).Should().Equal(4);

        var cell = client.Run(Loop);

        (await client.StopAsync()).Should().Be("breakpoint: Cell 1 4");
        (await client.VariablesAsync("Locals")).Should().Equal("sum = 0", "i = 1");
        (await client.AfterAsync("continue")).Should().Be("breakpoint: Cell 1 4");
        (await client.VariablesAsync("Locals")).Should().Equal("sum = 1", "i = 2");
        (await client.AfterAsync("continue")).Should().Be("breakpoint: Cell 1 4");
        (await client.VariablesAsync("Locals")).Should().Equal("sum = 3", "i = 3");
        await client.AskAsync("continue");
        (await client.EndAsync(cell)).Should().Be(("succeeded", "6"));
    }

    [Fact]
    public async Task Steps_go_over_into_and_out_of_functions()
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(Calls, 7);

        var cell = client.Run(Calls);

        (await client.StopAsync()).Should().Be("breakpoint: Cell 1 7");
        (await client.AfterAsync("stepIn")).Should().Be("step: Twice 3 < Cell 1 7");
        (await client.VariablesAsync("Locals")).Should().Equal("n = 3");
        (await client.AfterAsync("next")).Should().Be("step: Twice 4 < Cell 1 7");
        (await client.VariablesAsync("Locals")).Should().Equal("n = 3", "result = 6");
        (await client.AfterAsync("stepIn")).Should().Be("step: Twice 3 < Cell 1 7", "the line calls the function again");
        (await client.VariablesAsync("Locals")).Should().Equal("n = 4");
        (await client.AfterAsync("stepOut")).Should().Be("step: Cell 1 8");
        (await client.VariablesAsync("Locals")).Should().Equal("a = 14");
        (await client.AfterAsync("next")).Should().Be("step: Cell 1 9");
        await client.AskAsync("next");
        (await client.EndAsync(cell)).Should().Be(("succeeded", "15"));
    }

    [Fact]
    public async Task A_step_over_a_recursion_ends_in_the_call_that_it_began_in()
    {
        const string Factorial = "int Fact(int n)\n{\n    var rest = n < 2 ? 1 : Fact(n - 1);\n    return n * rest;\n}\nFact(4)";
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(Factorial, new JsonObject { ["line"] = 3, ["condition"] = "n == 3" });

        var cell = client.Run(Factorial);

        (await client.StopAsync()).Should().Be("breakpoint: Fact 3 < Fact 3 < Cell 1 6");
        (await client.AfterAsync("next")).Should().Be("step: Fact 4 < Fact 3 < Cell 1 6");
        (await client.VariablesAsync("Locals")).Should().Equal("n = 3", "rest = 2");
        (await client.VariablesAsync("Locals", frame: 1)).Should().Equal("n = 4");
        await client.AskAsync("continue");
        (await client.EndAsync(cell)).Should().Be(("succeeded", "24"));
    }

    [Fact]
    public async Task Functions_of_earlier_cells_are_stepped_into_if_those_were_debugged_and_else_over()
    {
        await using var client = new DebugClient();
        await client.EndAsync(client.Run("int Plain(int n)\n{\n    return n + 1;\n}"));
        await client.AttachAsync();
        await client.EndAsync(client.Run("int Known(int n)\n{\n    return n + 2;\n}"));
        const string Uses = "var p = Plain(1);\nvar k = Known(1);\np + k";
        await client.BreakAsync(Uses, 1);

        var cell = client.Run(Uses);

        (await client.StopAsync()).Should().Be("breakpoint: Cell 3 1");
        (await client.AfterAsync("stepIn")).Should().Be("step: Cell 3 2");
        (await client.AfterAsync("stepIn")).Should().Be("step: Known 3 < Cell 3 2");
        (await client.AfterAsync("stepOut")).Should().Be("step: Cell 3 3");
        await client.AskAsync("continue");
        (await client.EndAsync(cell)).Should().Be(("succeeded", "5"));
    }

    [Fact]
    public async Task Code_steps_across_an_await_and_into_other_threads()
    {
        const string Waits = """
            async Task<int> Later(int n)
            {
                await Task.Delay(20);
                return n + 1;
            }

            var x = await Later(1);
            var y = await Task.Run(() =>
            {
                return x + 1;
            });
            y
            """;
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(Waits, 3);

        var cell = client.Run(Waits);

        (await client.StopAsync()).Should().Be("breakpoint: Later 3 < Cell 1 7");
        (await client.AfterAsync("next")).Should().Be("step: Later 4 < Cell 1 7");
        (await client.AfterAsync("next")).Should().Be("step: Cell 1 8");
        (await client.AfterAsync("stepIn")).Should().Be("step: lambda 10 < Cell 1 8");
        (await client.AfterAsync("stepOut")).Should().Be("step: Cell 1 12");
        await client.AskAsync("continue");
        (await client.EndAsync(cell)).Should().Be(("succeeded", "3"));
    }

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
    public async Task A_breakpoint_moves_to_the_next_statement()
    {
        await using var client = new DebugClient();
        const string Code = "// one\n\nvar a =\n    1 +\n    2;\nvoid F()\n{\n\n    Console.Write(a);\n}\n// end\n";

        (await client.BreakAsync(Code, 1, 4, 6, 8, 11)).Should().Equal(3, 3, 9, 9, null);
    }

    [Fact]
    public async Task A_condition_that_cannot_be_evaluated_stops_and_says_why()
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(Loop, new JsonObject { ["line"] = 4, ["condition"] = "j == 2" });

        client.Run(Loop);

        ((string?)(await client.EventAsync("output"))["output"]).Should()
            .Contain("line 4").And.Contain("Received: j == 2.").And.Contain("CS0103");
        (await client.StopAsync()).Should().Be("breakpoint: Cell 1 4");
        client.Interrupt();
    }

    [Theory]
    [InlineData("breakpoint")]
    [InlineData("exception")]
    public async Task A_cell_that_has_stopped_can_be_interrupted(string reason)
    {
        var code = reason == "exception" ? "var a = 1;\nint.Parse(\"x\");" : "var a = 1;\nvar b = 2;";
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.AskAsync("setExceptionBreakpoints", new JsonObject { ["filters"] = new JsonArray("uncaught") });
        await client.BreakAsync(code, reason == "exception" ? [] : [2]);
        var cell = client.Run(code);
        (await client.StopAsync()).Should().Be($"{reason}: Cell 1 2");

        client.Interrupt();

        (await client.EndAsync(cell)).Status.Should().Be("interrupted");
        await client.EventAsync("continued");
        (await client.EndAsync(client.Run("a"))).Should().Be(("succeeded", "1"));
    }

    [Fact]
    public async Task A_pause_stops_a_cell_that_runs()
    {
        const string Endless = "var n = 0;\nwhile (n >= 0)\n{\n    n = 1;\n    Console.Write(n);\n}";
        await using var client = new DebugClient();
        await client.AttachAsync();
        var cell = client.Run(Endless);
        await client.AskAsync("pause");

        (await client.StopAsync()).Should().StartWith("pause: Cell 1 ");

        (await client.AfterAsync("next")).Should().StartWith("step: Cell 1 ");
        client.Interrupt();
        (await client.EndAsync(cell)).Status.Should().Be("interrupted");
    }

    [Fact]
    public async Task Code_goes_on_when_nobody_is_there_any_more()
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(Loop, 4);
        var cell = client.Run(Loop);
        await client.StopAsync();

        await client.AskAsync("disconnect", new JsonObject { ["restart"] = false });

        (await client.EndAsync(cell)).Should().Be(("succeeded", "6"));
        (await client.EndAsync(client.Run(Loop))).Should().Be(("succeeded", "6"));
    }

    [Fact]
    public async Task A_client_may_end_what_it_debugs()
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(Loop, 4);
        var cell = client.Run(Loop);
        await client.StopAsync();

        await client.AskAsync("disconnect", new JsonObject { ["terminateDebuggee"] = true });

        (await client.EndAsync(cell)).Status.Should().Be("interrupted");
    }

    [Theory]
    [InlineData("int Half(int n)\n{\n    return 1 / n;\n}\nHalf(0)", "exception: Half 3 < Cell 1 5")]
    [InlineData("var t = new float[2];\nt[5] = 1;", "exception: Cell 1 2")]
    [InlineData("Tensor a = [1, 2], b = [1, 2, 3];\nvar c = a + b;", "exception: Cell 1 2")]
    [InlineData("try\n{\n    int.Parse(\"x\");\n}\ncatch (InvalidOperationException) { }", "exception: Cell 1 3")]
    [InlineData("async Task<int> F()\n{\n    await Task.Yield();\n    return int.Parse(\"x\");\n}\nawait F()", "exception: F 4 < Cell 1 6")]
    public async Task An_exception_stops_where_it_is_thrown_or_what_throws_is_called(string code, string place)
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.AskAsync("setExceptionBreakpoints", new JsonObject { ["filters"] = new JsonArray("uncaught") });

        var cell = client.Run(code);

        (await client.StopAsync()).Should().Be(place);
        ((string?)(await client.AskAsync("exceptionInfo"))["exceptionId"]).Should().EndWith("Exception");
        await client.AskAsync("continue");
        (await client.EndAsync(cell)).Status.Should().Be("failed", "it stops once");
    }

    [Theory]
    [InlineData("string F()\n{\n    try { int.Parse(\"x\"); return \"no\"; }\n    catch (FormatException) { return \"caught\"; }\n}\nF()")]
    [InlineData("string F() => int.Parse(\"x\").ToString();\nvar said = \"\"; try { said = F(); } catch { said = \"caught\"; }\nsaid")]
    [InlineData("int.TryParse(\"x\", out var n); \"caught\"")]
    [InlineData("var task = Task.Run(() => { try { throw new Exception(); } catch { return \"caught\"; } });\nawait task")]
    public async Task An_exception_that_is_caught_does_not_stop(string code)
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.AskAsync("setExceptionBreakpoints", new JsonObject { ["filters"] = new JsonArray("uncaught") });

        (await client.EndAsync(client.Run(code))).Should().Be(("succeeded", "caught"));
    }

    [Fact]
    public async Task A_client_that_comes_later_learns_how_things_stand()
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(Loop, 4);
        client.Run(Loop);
        await client.StopAsync();

        var info = await client.AskAsync("debugInfo");

        ((bool?)info["isStarted"]).Should().BeTrue();
        info["stoppedThreads"]!.AsArray().Should().HaveCount(1);
        var source = (string)info["breakpoints"]![0]!["source"]!;
        source.Should().Be((string?)(await client.FramesAsync())[0]["source"]!["path"])
            .And.StartWith((string)info["tmpFilePrefix"]!).And.EndWith((string)info["tmpFileSuffix"]!);
        ((string?)(await client.AskAsync("source", new JsonObject { ["source"] = new JsonObject { ["path"] = source } }))["content"])
            .Should().Be(Loop);
        ((string?)(await client.ResponseAsync("restartFrame"))["message"]).Should()
            .Be("This debugger does not know the request. Received: restartFrame.");
        client.Interrupt();
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
