using System.Text.Json;
using System.Text.Json.Serialization;

namespace CourseKit.Benchmarks.Comparing;

/// <summary>What one process measured of one case.</summary>
/// <param name="Case">The case, as it is written on the command line.</param>
/// <param name="ImagesPerSecond">Images a second.</param>
/// <param name="Threads">The threads that computed.</param>
internal sealed record Measured(
    [property: JsonPropertyName("case")] string Case,
    [property: JsonPropertyName("images_per_s")] double ImagesPerSecond,
    [property: JsonPropertyName("threads")] int Threads)
{
    /// <summary>Reads what a process wrote: its last line of JSON, whatever libraries may have written around it.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static Measured Parse(string output)
    {
        var line = output.Split('\n').LastOrDefault(line => line.StartsWith('{'));
        try
        {
            if (line is not null && JsonSerializer.Deserialize<Measured>(line) is { Case: not null } measured)
            {
                return measured;
            }
        }
        catch (JsonException)
        {
            // It is told like a line that is not there.
        }

        throw new FormatException($"A process that measures ends with a line of JSON, {{\"case\": …}}. Received: {output.Trim()}.");
    }
}
