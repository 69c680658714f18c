using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public class PrintedOutputTests
{
    private readonly CellSession session = CellSession.Start();

    [Fact]
    public async Task Text_arrives_while_the_cell_runs()
    {
        using var seen = new EventWaitHandle(false, EventResetMode.ManualReset, null);
        AppDomain.CurrentDomain.SetData(nameof(Text_arrives_while_the_cell_runs), seen);

        // The cell waits until its first line has been received.
        var result = await session.RunAsync(
            "Console.WriteLine(\"first\"); " +
                $"((WaitHandle)AppDomain.CurrentDomain.GetData(\"{nameof(Text_arrives_while_the_cell_runs)}\")).WaitOne();",
            output => seen.Set());

        result.Status.Should().Be(CellStatus.Succeeded);
    }

    [Fact]
    public async Task Outputs_come_in_the_order_of_the_code()
    {
        var cell = await session.Record(
            "Console.Write(1); Console.Error.Write(2); Display(3); Console.Write(4); Console.Write('5'); Console.WriteLine(); 6");

        cell.Outputs.Select(output => output switch
        {
            CellOutput.Stream stream => $"{stream.Name} {stream.Text}",
            CellOutput.Display display => $"display {display.Data.Text}",
            CellOutput.Result result => $"result {result.Data.Text}",
            _ => "unexpected",
        }).Aggregate(string.Empty, (all, one) => all + "|" + one).Should().Match("|stdout 1|stderr 2|display 3|stdout 4*5*\n|result 6");
        cell.Stdout.Should().Be("145\n");
    }

    [Fact]
    public async Task Threads_and_tasks_print_below_the_cell_that_started_them()
    {
        var cell = await session.Record(
            "await Task.Run(() => Console.Write(\"task \")); var t = new Thread(() => Console.Write(\"thread\")); t.Start(); t.Join();");

        cell.Stdout.Should().Be("task thread");
    }

    [Fact]
    public async Task A_million_lines_are_cut()
    {
        var cell = await session.Record("for (var i = 0; i < 1_000_000; i++) Console.WriteLine(i); \"done\"");

        cell.Value.Should().Be("done");
        cell.Stdout.Should().HaveLength(200_000).And.StartWith("0\n1\n2\n");
        cell.Stderr.Should().Be(
            "\nOutput cut after 200,000 characters; the cell goes on.\n"
            + "Received: 6,888,890 characters. Print less, or write to a file: File.WriteAllText(…).\n");
        (await session.Record("Console.Write(\"next\");")).Stdout.Should().Be("next");
    }

    [Fact]
    public async Task A_text_of_100_MB_is_cut()
    {
        var printed = await session.Record("Console.Write(new string('x', 100_000_000));");
        var shown = await session.Record("new string('x', 100_000_000)");

        printed.Stdout.Should().HaveLength(200_000);
        printed.Stderr.Should().Contain("Received: 100,000,000 characters.");
        shown.Value.Should().HaveLength(200_000 + 60).And.EndWith("\nOutput cut after 200,000 characters. Received: 100,000,000.");
    }

    [Fact]
    public async Task A_cut_does_not_split_a_character()
    {
        var small = CellSession.Start(limits: new OutputLimits(Characters: 2));

        (await small.Record("Console.Write(\"a😀b\");")).Stdout.Should().Be("a");
    }

    [Fact]
    public async Task Printing_up_to_the_limit_is_not_remarked_on()
    {
        var small = CellSession.Start(limits: new OutputLimits(Characters: 3));

        (await small.Record("Console.Write(\"abc\");")).Outputs.Should().Equal(new CellOutput.Stream("stdout", "abc"));
    }

    [Fact]
    public async Task Reading_from_the_keyboard_is_an_error_that_says_what_to_do()
    {
        (await session.Record("var name = Console.ReadLine();")).Error.Should().Be(
            "InvalidOperationException: There is no keyboard to read from where this cell runs. Put the value into a variable " +
                "instead: var name = \"Ada\";\n   at line 1 of your code");
    }

    [Fact]
    public async Task A_cell_that_redirects_the_console_takes_nothing_from_the_next_one()
    {
        var redirected = await session.Record("Console.SetOut(new StringWriter()); Console.Write(\"into the void\");");
        var next = await session.Record("Console.Write(\"seen\");");

        (redirected.Stdout, next.Stdout).Should().Be((string.Empty, "seen"));
    }

    [Fact]
    public async Task An_exception_on_a_thread_of_the_cell_is_told_and_ends_nothing()
    {
        var cell = await session.Record(
            "var t = new Thread(() => throw new FormatException(\"there\"));\nt.Start();\nt.Join();\n\"alive\"");

        cell.Value.Should().Be("alive");
        cell.Stderr.Should().Be("FormatException: there\n   at line 1 of your code\n");
    }
}
