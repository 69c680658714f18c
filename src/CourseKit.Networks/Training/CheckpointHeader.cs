using System.Text.Json;
using System.Text.Json.Serialization;

namespace CourseKit.Networks.Training;

/// <summary>All of a checkpoint that is not a tensor, as JSON.</summary>
internal sealed record CheckpointHeader(
    int Version, string Network, int Best, string Optimizer, int Steps, double LearningRate, double?[] GroupRates,
    Dictionary<string, int> ParameterSteps, Dictionary<string, ulong> Generators, CheckpointHeader.Epoch[] Epochs)
{
    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int Current = 1;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private bool IsSound => Steps >= 0 && Best >= 1 && Best <= Epochs.Length && IsRate(LearningRate)
        && GroupRates.All(rate => rate is null || IsRate(rate.Value)) && ParameterSteps.Values.All(steps => steps >= 0)
        && Array.TrueForAll(Epochs, epoch => epoch is { Ticks: >= 0 and < TimeSpan.TicksPerDay });

    /// <summary>Returns the header of a checkpoint.</summary>
    public static CheckpointHeader Of(Checkpoint checkpoint) => new(
        Current, checkpoint.Network, checkpoint.History.Best?.Number ?? 0, checkpoint.Optimizer.Type, checkpoint.Optimizer.Steps,
        checkpoint.Optimizer.LearningRate, [.. checkpoint.Optimizer.GroupRates],
        checkpoint.Optimizer.States.ToDictionary(state => state.Key, state => state.Value.Steps), new(checkpoint.Generators),
        [.. checkpoint.History.Epochs.Select(Epoch.Of)]);

    /// <summary>Parses what <see cref="ToJson"/> returned.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static CheckpointHeader Parse(string json) => JsonSerializer.Deserialize<CheckpointHeader>(json, Strict) switch
    {
        null => throw new JsonException("null in the place of an object"),
        { IsSound: false } => throw new JsonException("a number or an epoch that cannot be"),
        var header => header,
    };

    /// <summary>Returns the header as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Strict);

    private static bool IsRate(double rate) => double.IsFinite(rate) && rate >= 0;

    /// <summary>The result of an epoch.</summary>
    public sealed record Epoch(
        double Loss, Dictionary<string, double> Metrics, double LearningRate, long Ticks, double? ValidationLoss,
        Dictionary<string, double>? ValidationMetrics)
    {
        /// <summary>Returns a result as it is written.</summary>
        public static Epoch Of(EpochResult result) => new(
            result.Loss, new(result.Metrics), result.LearningRate, result.Duration.Ticks, result.Validation?.Loss,
            result.Validation is { } validation ? new(validation.Metrics) : null);

        /// <summary>Returns the result with its number.</summary>
        public EpochResult ToResult(int number) => new(number, Loss, Metrics, LearningRate, TimeSpan.FromTicks(Ticks))
        {
            Validation = ValidationLoss is { } loss ? new Evaluation(loss, ValidationMetrics ?? []) : null,
        };
    }
}
