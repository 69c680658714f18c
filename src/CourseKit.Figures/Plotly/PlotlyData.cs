using System.Text.Json.Nodes;
using CourseKit.Figures.Data;
using CourseKit.Tensors.Display;

namespace CourseKit.Figures.Plotly;

/// <summary>Values as plotly's JSON writes them: short, and <c>null</c> for what JSON has no number for.</summary>
internal static class PlotlyData
{
    private const int ValueDigits = 4, PlaceDigits = 7;

    /// <summary>A value to a few digits, but a count exactly.</summary>
    public static JsonNode? Number(double value) =>
        double.IsFinite(value) ? JsonValue.Create(double.IsInteger(value) ? value : Digits.Round(value, ValueDigits)) : null;

    public static JsonArray Values(IEnumerable<double> values) => [.. values.Select(Number)];

    /// <summary>Places along an axis, which keep more digits than values: step 12,345 stays that.</summary>
    public static JsonArray Places(IEnumerable<double> values) =>
        [.. values.Select(value => double.IsFinite(value) ? JsonValue.Create(Digits.Round(value, PlaceDigits)) : (JsonNode?)null)];

    /// <summary>A matrix as an array of rows.</summary>
    public static JsonArray Rows(Raster matrix) =>
        [.. Enumerable.Range(0, matrix.Height)
            .Select(row => Values(Enumerable.Range(0, matrix.Width).Select(column => (double)matrix[row, column])))];

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)Text(text))];

    /// <summary>Text as it is: plotly reads a few HTML tags in every text, so they are escaped; it knows no entities for quotes.</summary>
    public static string Text(string text) => IHtml.EncodeBetweenTags(text);

    public static JsonObject Title(string text) => new() { ["text"] = Text(text) };

    public static JsonArray Colors(ColorMap map) =>
        [.. map.Anchors.Select((color, i) =>
            new JsonArray(Digits.Round((double)i / (map.Anchors.Count - 1), PlaceDigits), color.ToString()))];
}
