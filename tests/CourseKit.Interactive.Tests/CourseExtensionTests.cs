using System.Reflection;
using CourseKit.Course.Tests.House;
using CourseKit.Grading;
using CourseKit.Tensors.Display;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Interactive.Tests;

[Collection(nameof(EmbeddedHost))]
public sealed class CourseExtensionTests
{
    private const string Answer = "new TrueConvolution().Check((image, kernel) => image.CrossCorrelate(kernel.Flip({0})))";

    private static IEnumerable<Assembly> Libraries => AppDomain.CurrentDomain.GetAssemblies()
        .Where(library => library.GetName().Name is { } name && name.StartsWith("CourseKit.", StringComparison.Ordinal)
            && name != typeof(CourseExtension).Assembly.GetName().Name && library != typeof(CourseExtensionTests).Assembly);

    [Theory]
    [InlineData("[1, 2, 3]", "Tensor [3] [1, 2, 3]", "Tensor t = [1, 2, 3];\nt.ToString()")]
    [InlineData("a shape", "[2, 3]", "Tensor.Ones([2, 3]).Shape")]
    [InlineData("a namespace of .NET", "1", "new Stopwatch().GetType() == typeof(Stopwatch) ? 1 : 0")]
    public async Task What_cells_of_the_course_see_is_there(string what, string text, string code)
    {
        using var host = await EmbeddedHost.StartAsync();

        var events = await host.RunAsync(code);

        events.Error.Should().BeNull();
        events.Forms.Should().ContainSingle(what).Which.Value.Should().Contain(text);
    }

    [Theory]
    [InlineData("Display(Plot.Line([1, 2]));")]
    [InlineData("Plot.Line([1, 2]).Display();")]
    [InlineData("Plot.Line([1, 2])")]
    [InlineData("Display(1, \"text/html\");")]
    public async Task A_value_is_shown_as_html(string code)
    {
        using var host = await EmbeddedHost.StartAsync();

        var events = await host.RunAsync(code);

        events.Error.Should().BeNull();
        events.Forms.Should().ContainSingle().Which.MimeType.Should().Be(HtmlFormatter.MimeType);
    }

    [Fact]
    public void The_library_shows_what_is_written_down() => PublicApiSnapshot.Verify("CourseKit.Interactive");

    [Fact]
    public async Task Every_name_of_the_course_means_one_thing_there()
    {
        using var host = await EmbeddedHost.StartAsync();
        var names = Libraries.SelectMany(library => library.GetExportedTypes())
            .Where(type => type is { IsNested: false, IsGenericType: false }).Select(type => type.Name).Distinct().ToList();

        names.Should().HaveCountGreaterThan(200);
        var events = await host.RunAsync($"Type[] types = [{string.Join(", ", names.Select(name => $"typeof({name})"))}];\ntypes.Length");
        events.Error.Should().BeNull();
    }

    [Fact]
    public async Task Every_type_that_has_html_is_shown_as_html_and_nothing_else()
    {
        using var host = await EmbeddedHost.StartAsync();
        var types = Libraries.SelectMany(library => library.GetExportedTypes()).Where(type => type.IsAssignableTo(typeof(IHtml))).ToList();

        types.Should().HaveCountGreaterThan(50).And.OnlyContain(type =>
            Formatter.GetPreferredMimeTypesFor(type).SequenceEqual(new[] { HtmlFormatter.MimeType }));
    }

    [Theory]
    [InlineData("Tensor.Ones([2])", "Tensor [2] [1, 1]")]
    [InlineData("Plot.Line([1, 2]).Titled(\"Two\")", "Two\n")]
    [InlineData("Tensor.Ones([2]).Shape", "[2]")]
    [InlineData("new TrueConvolution().Check((image, kernel) => image)", "✗ True convolution")]
    public async Task In_a_terminal_a_value_is_text(string code, string text)
    {
        Formatter.DefaultMimeType = PlainTextFormatter.MimeType;
        try
        {
            using var host = await EmbeddedHost.StartAsync();

            var shown = (await host.RunAsync(code)).Forms.Single();

            shown.MimeType.Should().Be(PlainTextFormatter.MimeType);
            shown.Value.Should().StartWith(text).And.NotContain("<");
        }
        finally
        {
            Formatter.ResetToDefault();
        }
    }

    [Fact]
    public async Task An_answer_that_never_returns_is_told_so()
    {
        using var host = await EmbeddedHost.StartAsync();

        var events = await host.RunAsync("new TrueConvolution().Check((image, kernel) => { Thread.Sleep(-1); return image; })");

        events.Forms.Should().ContainSingle().Which.Value.Should().Contain("out of time");
    }

    [Theory]
    [InlineData("0, 1", Outcome.Passed, "passed")]
    [InlineData("0", Outcome.Failed, "the columns are not yet")]
    public async Task An_answer_is_graded_and_the_check_recorded(string axes, Outcome outcome, string said)
    {
        using var host = await EmbeddedHost.StartAsync();

        var events = await host.RunAsync(Answer.Replace("{0}", axes));

        events.Forms.Should().ContainSingle().Which.Value.Should().Contain(said);
        host.Log.Read().Checks.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Exercise = "01-convolution/true-convolution", Outcome = outcome });
    }

    [Fact]
    public async Task A_verdict_that_is_shown_twice_was_checked_once()
    {
        using var host = await EmbeddedHost.StartAsync();

        await host.RunAsync($"var verdict = {Answer.Replace("{0}", "0, 1")};\nverdict.Display();\nverdict");

        host.Log.Read().Checks.Should().ContainSingle();
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_said_below_the_verdict()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "a diary\n");
        using var host = await EmbeddedHost.StartAsync(file);

        var events = await host.RunAsync(Answer.Replace("{0}", "0, 1"));

        events.Forms.Should().HaveCount(2);
        events.Forms.Last().Value.Should().Contain("This check was not recorded").And.Contain(file);
        File.ReadAllText(file).Should().Be("a diary\n");
        File.Delete(file);
    }
}
