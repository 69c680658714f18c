using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session.Magics;

public sealed class MagicTests
{
    private readonly CellSession session = CellSession.Start();

    [Theory]
    [InlineData("#!html", "text/html", "<b>bold</b>")]
    [InlineData("#!markdown", "text/markdown", "# Title\n\nText")]
    [InlineData("#!mermaid", "text/vnd.mermaid", "graph TD\n  A-->B")]
    public async Task Lines_below_are_shown_as_what_they_are(string magic, string type, string text)
    {
        var recording = await session.Record($"{magic}\n{text}");

        recording.Error.Should().BeNull();
        recording.Outputs.OfType<CellOutput.Display>().Single().Data[type].Should().Be(text);
    }

    [Theory]
    [InlineData("#!javascript")]
    [InlineData("#!js")]
    public async Task Javascript_runs_where_it_is_shown(string magic) =>
        (await session.Record($"{magic}\nalert(1)")).Outputs.OfType<CellOutput.Display>().Single().Data["text/html"]
            .Should().Be("<script type=\"text/javascript\">alert(1)</script>");

    [Fact]
    public async Task A_cell_can_change_its_language_and_back()
    {
        var recording = await session.Record("var a = 1;\n#!html\n<i>x</i>\n#!csharp\na + 1");

        recording.Value.Should().Be("2");
        recording.Outputs.Select(output => output.GetType().Name).Should().Equal("Display", "Result");
    }

    [Fact]
    public async Task Errors_name_the_line_of_the_cell()
    {
        (await session.Record("#!time\nvar a = 1;\nint.Parse(\"x\")")).Error.Should().EndWith("at line 3 of your code");
        (await session.Record("#!html\n<i>x</i>\n#!csharp\nunknown")).Error.Should().StartWith("Line 4, column 1 of your code: CS0103");
    }

    [Theory]
    [InlineData("/*\n#!html\n#r \"nuget: Nowhere\"\n*/\n1", "1")]
    [InlineData("var text = \"\"\"\n    #!html\n    \"\"\";\ntext", "#!html")]
    [InlineData("@\"\n#!html\".Trim()", "#!html")]
    [InlineData("// #!html\n2", "2")]
    public async Task Within_comments_and_strings_nothing_is_a_magic(string cell, string value) =>
        (await session.ValueOf(cell)).Should().Be(value);

    [Fact]
    public async Task A_magic_may_be_indented() =>
        (await session.Record("  #!html\n<b>x</b>")).Outputs.OfType<CellOutput.Display>().Single().Data["text/html"].Should()
            .Be("<b>x</b>");

    [Fact]
    public async Task A_cell_that_fails_runs_nothing_further() =>
        (await session.Record("throw new Exception();\n#!html\n<i>x</i>")).Outputs.Should().ContainSingle();

    [Fact]
    public async Task The_time_is_told_at_the_end()
    {
        var recording = await session.Record("#!time\nConsole.Write(1);");

        recording.Outputs[^1].Should().BeOfType<CellOutput.Display>().Which.Data.Text.Should().MatchRegex(@"^Wall time: \d+(\.\d+)? ms$");
    }

    [Fact]
    public async Task Variables_are_named_and_listed()
    {
        (await ShownAsync("#!who")).Should().Be("No variables yet.");
        await session.RunAsync("var answer = 42; var words = new[] { \"a\" };");

        (await ShownAsync("#!who")).Should().Be("answer, words");
        var listed = (await session.Record("#!whos")).Outputs.OfType<CellOutput.Display>().Single().Data["text/html"];
        listed.Should().Contain("answer").And.Contain("int").And.Contain("string[]").And.NotContain("System.").And.Contain("42")
            .And.Contain("words");
    }

    [Fact]
    public async Task The_host_says_what_it_is() =>
        (await ShownAsync("#!about")).Should().MatchRegex(@"^CourseKit \d+\.\d+\.\d+: C# 14 on \.NET 10");

    [Fact]
    public async Task All_magics_are_listed() =>
        (await session.Record("#!lsmagic")).Outputs.OfType<CellOutput.Display>().Single().Data["text/html"].Should().Contain("#!mermaid")
            .And.Contain("#!time");

    [Theory]
    [InlineData("#!share --from fsharp x", "#!share is not to be had here. All cells share their variables here: use the variable by " +
        "its name.")]
    [InlineData("#!fsharp\nlet x = 1", "#!fsharp is not to be had here. Cells are in C# here.")]
    [InlineData("#!import other.ipynb", "#!import is not to be had here. Write #load \"file.csx\" for C#; cells of another notebook " +
        "are copied.")]
    [InlineData("#!magic", "There is no magic of this name. Received: #!magic. There are: #!C#, #!about, ")]
    public async Task What_is_not_to_be_had_is_refused_by_name(string cell, string message)
    {
        var recording = await session.Record($"var never = 1;\n{cell}");

        recording.Status.Should().Be(CellStatus.Failed);
        recording.Error.Should().StartWith($"Line 2 of your code: {message}");
        session.Variables.Should().BeEmpty("nothing of such a cell runs");
    }

    [Fact]
    public async Task An_editor_sees_the_code_alone()
    {
        (await new CellAssistant(session).DiagnoseAsync("#!time\n#!html\n<b>not C#\n#!csharp\nvar a = 1;")).Should().BeEmpty();
        (await new CellAssistant(session).DiagnoseAsync("#!time\nunknown;")).Should().Contain(found => found.Start == 7);
    }

    [Fact]
    public async Task A_file_can_be_loaded()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "outer.csx"), "#load \"inner.csx\"\nint Twice(int n) => 2 * One * n;");
        File.WriteAllText(Path.Combine(folder.FullName, "inner.csx"), "const int One = 1;");
        File.WriteAllText(Path.Combine(folder.FullName, "wrong.csx"), "int Half(int n) => n / 0.5;");
        var here = CellSession.Start(CellEnvironment.Course with { Directory = folder.FullName });

        (await here.ValueOf("#load \"outer.csx\"\nTwice(4)")).Should().Be("8");
        (await here.Record("#load \"wrong.csx\"")).Error.Should().StartWith("Line 1, column 20 of wrong.csx: CS0266");
        File.WriteAllText(Path.Combine(folder.FullName, "deep.csx"),
            "int Deep(int n) => Deep(n + 1) + 1;\nvoid Forever() { while (true) { try { Thread.Sleep(1); } catch { } } }");
        (await here.Record("#load \"deep.csx\"\nDeep(1)")).Error.Should().StartWith("InsufficientExecutionStackException");
        (await here.RecordInterrupted("Console.Write(1); Forever();")).Result.Restarted.Should()
            .BeFalse("a loaded file can be stopped too");
        (await here.Record("#load \"missing.csx\"")).Error.Should().Contain("missing.csx");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Habits_of_other_hosts_work()
    {
        var recording = await session.Record("""
            display("lower case");
            "<b>x</b>".DisplayAs("text/html");
            HTML("<i>y</i>").Display();
            Javascript("1");
            new { A = 1 }.Display("text/html");
            """);

        recording.Error.Should().BeNull();
        recording.Outputs.OfType<CellOutput.Display>().Should().HaveCount(5);
    }

    [Fact]
    public async Task Views_are_built_with_pockets()
    {
        var recording = await session.Record(
            "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\ndiv[style: \"color:red\"](b(\"bold\"))");

        recording.Error.Should().BeNull();
        recording.Outputs.OfType<CellOutput.Result>().Single().Data["text/html"].Should().Be("<div style=\"color:red\"><b>bold</b></div>");
    }

    private async Task<string> ShownAsync(string cell) =>
        (await session.Record(cell)).Outputs.OfType<CellOutput.Display>().Single().Data.Text;
}
