using System.Text.Json.Nodes;

namespace CourseKit.Tests.Notebooks.Jupyter.Debugging;

/// <summary>Cells that stop at breakpoints, and go on step by step.</summary>
public sealed class SteppingTests
{
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
        (await client.BreakAsync(DebugClient.Loop, 4)).Should().Equal(4);

        var cell = client.Run(DebugClient.Loop);

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
        await client.BreakAsync(DebugClient.Loop, new JsonObject { ["line"] = 4, ["condition"] = "j == 2" });

        client.Run(DebugClient.Loop);

        ((string?)(await client.EventAsync("output"))["output"]).Should()
            .Contain("line 4").And.Contain("Received: j == 2.").And.Contain("CS0103");
        (await client.StopAsync()).Should().Be("breakpoint: Cell 1 4");
        client.Interrupt();
    }
}
