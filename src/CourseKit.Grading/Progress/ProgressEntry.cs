using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CourseKit.Grading.Progress;

/// <summary>Recorded check of an exercise, a line of a <see cref="ProgressLog"/>.</summary>
/// <param name="Time">The time of the check.</param>
/// <param name="Exercise">The id of the exercise, as in <c>01-convolution/cross-correlation</c>.</param>
/// <param name="Outcome">The outcome of the check.</param>
/// <param name="Hash">SHA-256 of the line before and of this one's content, in hexadecimal digits:
/// whoever changes a line breaks the chain there.</param>
public sealed record ProgressEntry(DateTimeOffset Time, string Exercise, Outcome Outcome, string Hash)
{
    private const string Beginning = "{\"time\":\"";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal static ProgressEntry After(string previousHash, DateTimeOffset time, string exercise, Outcome outcome) =>
        new(time, exercise, outcome, HashOf(previousHash, time, exercise, outcome));

    /// <summary>Reads a line; null if it is none.</summary>
    internal static ProgressEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ProgressEntry>(line, Format) is { Exercise: not null, Hash: not null } entry ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Returns whether a line is the beginning of an entry: a crash, or a full disk, has cut it off.</summary>
    internal static bool IsCutOff(string line) => !line.EndsWith('}')
        && (Beginning.StartsWith(line, StringComparison.Ordinal) || line.StartsWith(Beginning, StringComparison.Ordinal));

    internal string Line() => JsonSerializer.Serialize(this, Format);

    internal bool Follows(string previousHash) => Hash == HashOf(previousHash, Time, Exercise, Outcome);

    private static string HashOf(string previousHash, DateTimeOffset time, string exercise, Outcome outcome) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{previousHash}\n{time.UtcTicks}\n{exercise}\n{outcome}"))));
}
