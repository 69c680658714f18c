namespace CourseKit.Networks.Weights;

/// <summary>The error of weights that cannot be used: a file that is damaged or asks for what it may not, or
/// tensors that are not those of the network.</summary>
public sealed class WeightsException(string rule, string received, string? place = null, Exception? cause = null)
    : Exception($"{rule} Received: {received}.{(place is null ? null : $" In {place}.")}", cause);
