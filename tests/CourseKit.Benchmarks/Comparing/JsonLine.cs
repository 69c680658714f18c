using System.Text.Json;

namespace CourseKit.Benchmarks.Comparing;

/// <summary>What a process measured, as the line of JSON that it ends with.</summary>
internal static class JsonLine
{
    private static readonly JsonSerializerOptions Strict = new() { RespectRequiredConstructorParameters = true };

    /// <summary>Reads what a process wrote: its last line of JSON, whatever libraries may have written around it.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static T ReadLast<T>(string output)
    {
        var line = output.Split('\n').LastOrDefault(line => line.StartsWith('{'));
        try
        {
            if (line is not null && JsonSerializer.Deserialize<T>(line, Strict) is { } measured)
            {
                return measured;
            }
        }
        catch (JsonException)
        {
            // It is told like a line that is not there.
        }

        throw new FormatException($"A process that measures ends with a line of JSON, {{\"…\": …}}. Received: {output.Trim()}.");
    }
}
