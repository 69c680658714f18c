using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public class InterruptTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    private readonly CellSession session = CellSession.Start();

    [Theory]
    [InlineData("while (true) ;")]
    [InlineData("for (var i = 0L; ; i++) ;")]
    [InlineData("while (true) Console.WriteLine(\"again\");")]
    [InlineData("for (;;) Thread.Sleep(10);")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("await Task.Yield(); while (true) ;")]
    [InlineData("await Task.Delay(1); while (true) ;")]
    [InlineData("while (true) await Task.Yield();")]
    [InlineData("while (true) { try { while (true) ; } catch { } }")]
    [InlineData("while (true) { try { Thread.Sleep(-1); } catch { } }")]
    [InlineData("var gate = new object(); var taken = new ManualResetEventSlim(); new Thread(() => { lock (gate) { taken.Set(); " +
        "Thread.Sleep(-1); } }) { IsBackground = true }.Start(); taken.Wait(); lock (gate) ;")]
    [InlineData("Parallel.For(0, 100, _ => Thread.Sleep(-1));")]
    [InlineData("Parallel.For(0, 100, _ => { while (true) ; });")]
    [InlineData("await Task.Run(() => { while (true) ; });")]
    [InlineData("void Forever() { while (true) ; }\nForever();")]
    [InlineData("try { int.Parse(\"x\"); } finally { while (true) ; }")]
    [InlineData("while (true) GC.KeepAlive(new byte[100]);")]
    [InlineData("for (var text = \"\"; ; text = text.Length > 1000 ? \"\" : text + \"a\") ;")]
    [InlineData("do ; while (true);")]
    [InlineData("again: goto again;")]
    [InlineData("switch (1) { case 1: goto case 2; case 2: goto case 1; }")]
    [InlineData("foreach (var n in Enumerable.Repeat(1, int.MaxValue)) foreach (var (a, b) in Enumerable.Repeat((1, 2), int.MaxValue)) ;")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).Where(n => n < 0).Select(n => (long)n).Count()")]
    [InlineData("IEnumerable<int> Forever() { while (true) yield return 1; }\nForever().Count(n => n > 1)")]
    public async Task Any_cell_can_be_interrupted(string endless)
    {
        await session.RunAsync("var kept = 42;");

        var cell = await session.RecordInterrupted($"Console.WriteLine(\"started\");\n{endless}");

        cell.Result.Should().Be(new CellResult(2, CellStatus.Interrupted, cell.Result.Error));
        cell.Error.Should().Be("Interrupted: The cell was stopped.");
        (await session.ValueOf("kept")).Should().Be("42");
    }

    [Fact]
    public async Task A_cell_ends_at_its_time_limit()
    {
        var cell = await session.Record("while (true) ;", Short);

        cell.Status.Should().Be(CellStatus.TimedOut);
        cell.Error.Should().Be("Timed out: The cell ran longer than its limit of 0.1 s.");
        cell.Result.Error.Should().Be(cell.Outputs.Single());
    }

    [Fact]
    public async Task A_cell_that_resists_is_left_behind_and_the_session_restarts()
    {
        var impatient = CellSession.Start(CellEnvironment.Course.With(typeof(StubbornLibrary).Assembly), patience: Short);
        await impatient.RunAsync("var lost = 1;");
        using var interrupt = new CancellationTokenSource();

        var running = impatient.Record("CourseKit.Tests.Notebooks.Session.StubbornLibrary.Resist(); Console.WriteLine(\"late\");",
            interrupt: interrupt.Token);
        await StubbornLibrary.Resists;
        interrupt.Cancel();
        var cell = await running;

        cell.Result.Should().Be(new CellResult(2, CellStatus.Interrupted, cell.Result.Error, Restarted: true));
        cell.Error.Should().Be(
            "Interrupted: The cell was stopped.\nIt did not end within 0.1 s of being told to. The session was restarted: run the " +
                "cells above again.");
        (await impatient.Record("lost")).Error.Should().Contain("CS0103");
        StubbornLibrary.Release();
        (await impatient.Record("1 + 1")).Should().BeEquivalentTo(new { Value = "2", Stdout = string.Empty });
    }

    [Fact]
    public async Task A_cell_that_is_interrupted_before_it_starts_does_not_run()
    {
        await session.RunAsync("var ran = false;");

        var cell = await session.Record("ran = true;", interrupt: new CancellationToken(canceled: true));

        cell.Status.Should().Be(CellStatus.Interrupted);
        (await session.ValueOf("ran")).Should().Be("False");
    }

    [Fact]
    public async Task What_an_interrupted_cell_has_assigned_is_kept()
    {
        await session.RecordInterrupted("var weights = new[] { 1.5 }; Console.WriteLine(\"training\"); while (true) ;");

        (await session.ValueOf("weights[0]")).Should().Be("1.5");
    }

    [Fact]
    public async Task What_an_interrupted_cell_has_not_got_to_keeps_its_value()
    {
        await session.RunAsync("var number = 1; var text = \"before\"; var other = 1;");

        await session.RecordInterrupted(
            "Console.WriteLine(\"started\"); while (true) ; var number = 2; var text = \"after\"; var other = \"of another type\";");

        (await session.ValueOf("(number, text, other ?? \"nothing\").ToString()")).Should().Be("(1, before, nothing)");
    }

    [Fact]
    public async Task A_printing_loop_can_be_interrupted_again_and_again()
    {
        for (var run = 0; run < 20; run++)
        {
            (await session.RecordInterrupted("while (true) Console.WriteLine(\"again\");")).Result.Should()
                .BeEquivalentTo(new { Status = CellStatus.Interrupted, Restarted = false });
        }

        (await session.Record("Console.Write(\"still here\");")).Stdout.Should().Be("still here");
    }

    [Fact]
    public async Task Endless_recursion_is_an_error_like_any_other()
    {
        foreach (var endless in (string[])["int F(int n) => 1 + F(n + 1);\nF(0)", "void F() {\n F();\n}\nF();",
            "class C { public int X => X; }\nnew C().X", "Func<int, int> f = null; f = n => 1 + f(n);\nf(0)",
            "Func<int, bool> even = null; Func<int, bool> odd = n => !even(n); even = n => !odd(n);\neven(0)"])
        {
            var cell = await session.Record(endless);

            cell.Error.Should().StartWith("InsufficientExecutionStackException: Calls inside each other come to an end. Received: more " +
                "than 12,000. Does a function call itself in every case? There must be one in which it does not.\n   at line ")
                .And.Match(error => error.Length < 2_000);
        }

        (await session.ValueOf("byte One() => 1;", "Action act = () => One(); act(); One()")).Should().Be("1");
    }
}
