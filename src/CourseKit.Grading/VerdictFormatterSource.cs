using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Grading;

/// <summary>Formatters of verdicts, as HTML and as JSON; .NET Interactive finds them by name, see
/// <see cref="TypeFormatterSourceAttribute"/>.</summary>
public sealed class VerdictFormatterSource
{
    /// <summary>MIME type of a verdict as JSON: <c>{ "exercise": "01-convolution/cross-correlation", "outcome": "passed" }</c>.</summary>
    public const string MimeType = "application/vnd.coursekit.verdict+json";

    /// <summary>Returns the formatters of <see cref="Verdict"/> for a notebook host.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [new TypeFormatter<Verdict>("text/html", verdict => verdict.ToHtml()), new TypeFormatter<Verdict>(MimeType, Json)];

    /// <summary>Returns the exercise and the outcome of a verdict in JSON; null for any other text.</summary>
    public static (string Exercise, Outcome Outcome)? Read(string? json)
    {
        try
        {
            return json is not null && JsonNode.Parse(json) is JsonObject verdict
                && verdict["exercise"] is JsonValue id && id.TryGetValue<string>(out var exercise)
                && verdict["outcome"] is JsonValue word && word.TryGetValue<string>(out var name)
                && Enum.TryParse<Outcome>(name, ignoreCase: true, out var outcome) ? (exercise, outcome) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Json(Verdict verdict) => new JsonObject
    {
        ["exercise"] = verdict.Id,
        ["outcome"] = JsonNamingPolicy.CamelCase.ConvertName(verdict.Outcome.ToString()),
    }.ToJsonString();
}
