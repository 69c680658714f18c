using CourseKit.Notebooks;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public class DisplayTests
{
    private readonly CellSession session = CellSession.Start();

    [Fact]
    public async Task A_value_is_displayed_by_a_function_or_at_the_end_of_an_expression()
    {
        var cell = await session.Record("Display(1); 2.Display(); new[] { 3, 4 }.Display();");

        cell.Outputs.Cast<CellOutput.Display>().Select(output => output.Data.Text).Should().Equal("1", "2", "[ 3, 4 ]");
    }

    [Fact]
    public async Task A_display_is_updated_in_place_by_its_cell_and_by_later_ones()
    {
        var first = await session.Record("var shown = Display(\"begins\"); shown.Update(\"goes on\");");
        var second = await session.Record("shown.Update(\"is done\");");

        var display = (CellOutput.Display)first.Outputs[0];
        ((CellOutput.Update)first.Outputs[1]).Should()
            .BeEquivalentTo(new CellOutput.Update(MimeBundle.OfText("goes on"), display.DisplayId));
        ((CellOutput.Update)second.Outputs.Single()).Should().BeEquivalentTo(
            new CellOutput.Update(MimeBundle.OfText("is done"), display.DisplayId));
    }

    [Fact]
    public async Task Of_many_updates_at_least_the_last_is_delivered()
    {
        var cell = await session.Record("var bar = Display(0); for (var i = 1; i <= 100_000; i++) bar.Update(i);");

        cell.Outputs.OfType<CellOutput.Update>().Last().Data.Text.Should().Be("100000");
        cell.Outputs.Should().HaveCountLessThan(10_000);
    }

    [Theory]
    [InlineData("HTML(\"<b>bold</b>\")", "text/html", "<b>bold</b>")]
    [InlineData("Markdown(\"**bold**\")", "text/markdown", "**bold**")]
    public async Task Marked_up_text_is_shown_as_what_it_is(string code, string mimeType, string text) =>
        ((CellOutput.Result)(await session.Record(code)).Outputs.Single()).Data.Data
            .Should().Equal(new Dictionary<string, string> { [mimeType] = text, ["text/plain"] = text });

    [Fact]
    public async Task Text_is_displayed_as_another_type_on_request() =>
        ((CellOutput.Display)(await session.Record("\"<svg/>\".DisplayAs(\"image/svg+xml\");")).Outputs.Single()).Data.Data["image/svg+xml"]
            .Should().Be("<svg/>");

    [Theory]
    [InlineData("5.Display()")]
    [InlineData("Display(5)")]
    [InlineData("using Microsoft.DotNet.Interactive.Formatting;\n5.Display()")]
    [InlineData("using Microsoft.DotNet.Interactive.Formatting;\nusing System;\nobject five = 5;\nfive.Display(\"text/plain\")")]
    public async Task A_display_at_the_end_of_a_cell_is_shown_once(string code) =>
        ((CellOutput.Display)(await session.Record(code)).Outputs.Single()).Data.Text.Should().Be("5");

    [Fact]
    public async Task A_name_that_NET_Interactive_has_as_well_means_the_kernels() =>
        ((CellOutput.Result)(await session.Record(
            "using Microsoft.DotNet.Interactive.Formatting;\n(LaTeXString)\"x^2\"")).Outputs.Single()).Data["text/latex"]
            .Should().Be("x^2");

    [Fact]
    public async Task What_a_library_displays_by_NET_Interactive_is_an_output_of_the_cell()
    {
        var cell = await session.Record("""
            var display = typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.GetType("System.DisplayExtensions")!;
            dynamic shown = display.GetMethod("DisplayAs")!.Invoke(null, ["<b>begins</b>", "text/html"])!;
            shown.Update("goes on");
            """);
        var next = await session.Record("shown.Update(\"is done\");");

        ((CellOutput.Display)cell.Outputs[0]).Data.Data.Should().Equal(
            new Dictionary<string, string> { ["text/html"] = "<b>begins</b>", ["text/plain"] = "<b>begins</b>" });
        var goesOn = (CellOutput.Display)cell.Outputs[1];
        goesOn.Data.Text.Should().Be("goes on");
        var done = (CellOutput.Update)next.Outputs.Single();
        (done.DisplayId, done.Data.Text).Should().Be((goesOn.DisplayId, "is done"));
    }

    [Fact]
    public async Task Too_many_displays_are_cut()
    {
        var cell = await CellSession.Start(limits: new OutputLimits(Displays: 3)).Record("for (var i = 0; i < 10; i++) Display(i);");

        cell.Outputs.OfType<CellOutput.Display>().Should().HaveCount(3);
        cell.Stderr.Should().Be(
            "A cell displays at most 3 values. Received: 10. To show progress, keep the handle that Display returns and Update it.\n");
    }

    [Fact]
    public async Task A_display_that_is_too_large_is_replaced_by_a_remark()
    {
        var cell = await CellSession.Start(limits: new OutputLimits(DisplayCharacters: 1_000))
            .Record("Display(HTML(new string('x', 400))); Display(HTML(new string('y', 400)));");

        cell.Outputs.Cast<CellOutput.Display>().Select(output => output.Data.Data.GetValueOrDefault("text/html")?[0]).Should()
            .Equal('x', null);
        ((CellOutput.Display)cell.Outputs[1]).Data.Text.Should().Be(
            "A cell displays at most 1,000 characters. Received: 800 more. Show a smaller part of the value.");
    }

    [Fact]
    public void Nothing_is_displayed_where_no_cell_runs() =>
        FluentActions.Invoking(() => Displays.Display(1)).Should().Throw<InvalidOperationException>()
            .WithMessage("A notebook cell shows values and asks for them while it runs, and at no other time.");
}
