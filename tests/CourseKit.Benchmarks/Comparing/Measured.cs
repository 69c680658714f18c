using System.Text.Json.Serialization;

namespace CourseKit.Benchmarks.Comparing;

/// <summary>What one process measured of one case.</summary>
/// <param name="Case">The case, as it is written on the command line.</param>
/// <param name="ImagesPerSecond">Images a second.</param>
/// <param name="Threads">The threads that computed.</param>
internal sealed record Measured(
    [property: JsonPropertyName("case")] string Case,
    [property: JsonPropertyName("images_per_s")] double ImagesPerSecond,
    [property: JsonPropertyName("threads")] int Threads);
