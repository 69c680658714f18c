using System.Reflection;
using System.Text.Json.Nodes;
using CourseKit.Figures;
using CourseKit.Figures.Charts;
using CourseKit.Grading.Execution;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Notebooks.Session.Forms;

/// <summary>Charts of Plotly.NET in the forms of the course's own figures, which need no network: the page that Plotly.NET makes of a chart
/// takes plotly.js from there.</summary>
internal static class PlotlyCharts
{
    public const string Library = "Plotly.NET";

    public static void Learn(Assembly library)
    {
        if (library.GetType("Plotly.NET.GenericChart") is { } chart && chart.GetMethod("toFigureJson", [chart]) is { } toJson)
        {
            // The library takes the forms that a type itself names when it is first asked, and they would count as newer.
            Formatter.GetPreferredMimeTypesFor(chart);
            Formatter.SetPreferredMimeTypesFor(chart, FigureFormatterSource.PlotlyMimeType, FigureFormatterSource.HtmlMimeType);
            Register(FigureFormatterSource.PlotlyMimeType, figure => figure.ToPlotly().ToJsonString());
            Register(FigureFormatterSource.HtmlMimeType, figure => figure.ToHtml());
            Register(MimeBundle.PlainText, figure => figure.ToString());

            void Register(string mimeType, Func<PlotlyFigure, string> write) =>
                Formatter.Register(new WrittenForm(chart, mimeType, value => write(NestedValues.Once(value, Figure))));

            PlotlyFigure Figure(object value) => new(JsonNode.Parse(Json(value))!.AsObject());

            // Off the clock of what shows values: the first time, Plotly.NET alone may take seconds for it.
            string Json(object value)
            {
                var json = string.Empty;
                Stoppable.OffTheClock(() => json = (string)toJson.Invoke(
                    null, BindingFlags.DoNotWrapExceptions, binder: null, [value], culture: null)!);
                return json;
            }
        }
    }
}
