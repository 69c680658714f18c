using System.Text.Json.Nodes;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session.Forms;

public class PlotlyChartTests
{
    private const string Plotly = "application/vnd.plotly.v1+json";

    private const string Package = "#r \"nuget: Plotly.NET.CSharp, 0.14.0\"";

    private const string Points =
        "using Plotly.NET.CSharp;\nvar points = Chart.Point<double, double, string>([1, 2, 3.5], [4, 1, 7], Name: \"measured\");";

    [Fact]
    public async Task A_chart_is_a_figure_of_plotly_with_a_still_picture_that_needs_no_network()
    {
        var session = CellSession.Start();
        (await session.Record(Package)).Error.Should().BeNull();

        var chart = await Shown(session, $"{Points}\npoints");

        chart.Data.Keys.Should().Equal(Plotly, "text/html", "text/plain");
        var trace = JsonNode.Parse(chart[Plotly]!)!["data"]![0]!;
        ((string)trace["type"]!, (string)trace["mode"]!, trace["x"]!.ToJsonString()).Should().Be(("scatter", "markers", "[1.0,2.0,3.5]"));
        chart["text/html"].Should().Contain("<svg").And.NotContain("<script").And.NotContain("cdn");
        chart.Text.Should().Be("Chart of plotly with 1 trace: scatter «measured».");
    }

    [Fact]
    public async Task A_chart_within_another_value_is_its_picture()
    {
        var session = CellSession.Start();
        await session.RunAsync(Package);

        var list = await Shown(session, $"{Points}\nnew {{ Chart = points }}");

        list["text/html"].Should().Contain("<svg").And.NotContain("<script");
        list.Text.Should().Be("{ Chart = Chart of plotly with 1 trace: scatter «measured». }");
    }

    [Fact]
    public async Task A_learner_may_say_how_charts_are_shown()
    {
        var session = CellSession.Start();
        await session.RunAsync(Package);

        var chart = await Shown(session, $"""
            using Microsoft.DotNet.Interactive.Formatting;
            {Points}
            Formatter.Register<Plotly.NET.GenericChart>(chart => "<b>mine</b>", "text/html");
            Formatter.SetPreferredMimeTypesFor(typeof(Plotly.NET.GenericChart), "text/html");
            points
            """);

        chart.Data.Keys.Should().Equal("text/html", "text/plain");
        chart["text/html"].Should().Be("<b>mine</b>");
    }

    private static async Task<MimeBundle> Shown(CellSession session, string code)
    {
        var cell = await session.Record(code);
        cell.Error.Should().BeNull();
        return ((CellOutput.Result)cell.Outputs.Single()).Data;
    }
}
