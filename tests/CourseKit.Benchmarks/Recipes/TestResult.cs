using System.Text.Json.Serialization;

namespace CourseKit.Benchmarks.Recipes;

/// <summary>How far a training is when it is measured on the test set.</summary>
/// <param name="Engine">What computes.</param>
/// <param name="Epoch">The epochs so far.</param>
/// <param name="Loss">The mean loss since it was measured before.</param>
/// <param name="Accuracy">The part of the test images that it recognizes.</param>
/// <param name="Seconds">The time that it has learned, the wait for batches included.</param>
/// <param name="Waited">The part of that time that was a wait for the next batch.</param>
internal sealed record TestResult(
    [property: JsonPropertyName("engine")] string Engine,
    [property: JsonPropertyName("epoch")] double Epoch,
    [property: JsonPropertyName("loss")] double Loss,
    [property: JsonPropertyName("accuracy")] double Accuracy,
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("waited")] double Waited);
