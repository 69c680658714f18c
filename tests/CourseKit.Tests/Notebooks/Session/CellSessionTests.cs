using System.Globalization;
using System.Runtime.CompilerServices;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public class CellSessionTests
{
    private readonly CellSession session = CellSession.Start();

    [Fact]
    public async Task The_last_expression_without_a_semicolon_is_the_result()
    {
        var cell = await session.Record("1 + 1");

        cell.Result.Should().Be(new CellResult(1, CellStatus.Succeeded));
        cell.Outputs.Should().ContainSingle().Which.Should().BeOfType<CellOutput.Result>().Which.Number.Should().Be(1);
        cell.Value.Should().Be("2");
    }

    [Fact]
    public async Task A_value_that_is_returned_is_the_result() =>
        (await session.Record("var x = 2.5;\nreturn 2 * x;")).Value.Should().Be("5");

    [Theory]
    [InlineData("if (true) return 5;", "5")]
    [InlineData("for (var i = 0; ; i++) { if (i * i > 50) return i; }", "8")]
    [InlineData("if (false) return 5;", null)]
    [InlineData("Func<int> f = () => { return 5; };", null)]
    [InlineData("int Five() { return 5; }", null)]
    [InlineData("class Five { public int Number() { return 5; } }", null)]
    public async Task A_value_may_be_returned_before_the_end(string code, string? value) =>
        (await session.Record(code)).Value.Should().Be(value);

    [Theory]
    [InlineData("var x = 1;")]
    [InlineData("1.ToString();")]
    [InlineData("GC.KeepAlive(1)")]
    [InlineData("await Task.Yield()")]
    [InlineData("int Twice(int n) => 2 * n;")]
    [InlineData("")]
    [InlineData("  \n\n")]
    [InlineData("// nothing but a remark\n/* and another */")]
    [InlineData("using System.Globalization;")]
    [InlineData("#!csharp\nvar x = 1;")]
    public async Task A_cell_without_a_value_shows_nothing(string code)
    {
        var cell = await session.Record(code);

        cell.Status.Should().Be(CellStatus.Succeeded);
        cell.Outputs.Should().BeEmpty();
    }

    [Fact]
    public async Task Later_cells_use_what_earlier_ones_define()
    {
        var value = await session.ValueOf(
            "var x = 20;", "int Twice(int n) => 2 * n;", "record Point(int X, int Y);", "x++;", "using System.Globalization;",
            "var p = new Point(Twice(x), CultureInfo.InvariantCulture.LCID);", "p.X");

        value.Should().Be("42");
    }

    [Fact]
    public async Task A_variable_may_be_defined_again_with_another_type() =>
        (await session.ValueOf("var x = 1;", "var x = \"now text\";", "x.ToUpper()")).Should().Be("NOW TEXT");

    [Fact]
    public async Task A_function_variable_may_be_defined_again() =>
        (await session.ValueOf("Func<int, int> f = n => n;", "Func<int, int, int> f = (n, m) => n * m;", "f(6, 7)")).Should().Be("42");

    [Fact]
    public async Task The_language_is_the_current_one() =>
        (await session.ValueOf(
            "class Box { public int Value { get => field; set => field = value + 1; } }",
            "int[] a = [1, 2]; int[] b = [.. a, 3]; string? none = null; b[^1] + new Box { Value = 4 }.Value + (none?.Length ?? 0)"))
            .Should().Be("8");

    [Fact]
    public async Task Text_with_line_breaks_and_any_letters_is_kept() =>
        (await session.ValueOf("var poem = \"\"\"\n    Grüße,\n    世界 😀\n    \"\"\";", "poem")).Should().Be("Grüße,\n世界 😀");

    [Fact]
    public async Task Unsafe_code_is_allowed() =>
        (await session.ValueOf("unsafe int First(int[] a) { fixed (int* p = a) { return *p; } }", "First([7, 8])")).Should().Be("7");

    [Fact]
    public async Task A_cell_may_await() =>
        (await session.ValueOf("async Task<int> Later(int n) { await Task.Delay(1); return n; }", "await Later(1) + await Later(2)"))
            .Should().Be("3");

    [Fact]
    public async Task After_an_await_a_cell_is_on_its_thread_again()
    {
        (await session.ValueOf("var thread = Environment.CurrentManagedThreadId; await Task.Delay(1); await Task.Yield(); thread == " +
            "Environment.CurrentManagedThreadId"))
            .Should().Be("True");
    }

    [Fact]
    public async Task A_cell_that_blocks_on_its_own_asynchronous_method_goes_on() =>
        (await session.ValueOf("async Task<int> Later() { await Task.Delay(1); return 3; }", "Later().Result")).Should().Be("3");

    [Fact]
    public async Task Numbers_are_printed_as_in_English_everywhere()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = german;

        var cell = await session.Record("Console.Write(0.5); await Task.Yield(); Task.Run(() => Console.Write($\" {1.25}\")).Wait(); 2.75");

        cell.Stdout.Should().Be("0.5 1.25");
        cell.Value.Should().Be("2.75");
    }

    [Fact]
    public async Task A_restart_forgets_everything_and_counts_from_1()
    {
        await session.RunAsync("var x = 1;");

        await session.RestartAsync();

        (await session.Record("x")).Error.Should().Contain("CS0103");
        (await session.RunAsync("var x = 2;")).Number.Should().Be(2);
    }

    [Fact]
    public async Task A_restart_stops_the_cell_that_runs()
    {
        var started = new TaskCompletionSource();
        var running = session.RunAsync("Console.Write(1); while (true) ;", _ => started.TrySetResult());
        await started.Task;

        await session.RestartAsync();

        (await running).Status.Should().Be(CellStatus.Interrupted);
        (await session.ValueOf("1 + 1")).Should().Be("2");
    }

    [Fact]
    public async Task Cells_run_one_after_the_other()
    {
        var cells = Enumerable.Range(0, 5).Select(n =>
            session.RunAsync(n == 0 ? "var order = new List<int>();" : $"order.Add({n}); await Task.Delay(5); order.Add({n});")).ToList();
        await Task.WhenAll(cells);

        (await session.ValueOf("order.Chunk(2).All(pair => pair[0] == pair[1])")).Should().Be("True");
    }

    [Fact]
    public async Task Two_sessions_know_nothing_of_each_other()
    {
        var other = CellSession.Start();
        const string Print = "for (var i = 0; i < 100; i++) { Console.Write(name); await Task.Yield(); }";
        await Task.WhenAll(session.RunAsync("var name = \"a\";"), other.RunAsync("var name = \"b\";"));

        var printed = await Task.WhenAll(session.Record(Print), other.Record(Print));

        printed[0].Stdout.Should().Be(new string('a', 100));
        printed[1].Stdout.Should().Be(new string('b', 100));
    }

    [Fact]
    public async Task What_the_receiver_throws_is_thrown_in_the_end_and_the_session_goes_on()
    {
        var run = () => session.RunAsync("1", _ => throw new IOException("disk full"));

        await run.Should().ThrowAsync<IOException>();

        (await session.ValueOf("2")).Should().Be("2");
    }

    [Fact]
    public async Task A_restart_gives_the_memory_of_the_cells_back()
    {
        var fromACell = await WeakReferenceToAnObjectOfACell();

        await session.RestartAsync();
        await session.RunAsync("1");

        for (var attempt = 0; attempt < 20 && fromACell.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        fromACell.IsAlive.Should().BeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> WeakReferenceToAnObjectOfACell()
    {
        await session.RunAsync("class Kept { public byte[] Data = new byte[1000]; }\nvar kept = new Kept(); " +
            "AppDomain.CurrentDomain.SetData(\"kept\", new WeakReference(kept));");
        return (WeakReference)AppDomain.CurrentDomain.GetData("kept")!;
    }
}
