namespace CourseKit.Tensors;

/// <summary>The error for shapes that do not fit: its message states the rule, what was received, and where, if that is known.</summary>
public sealed class ShapeException(string rule, string received, string? place = null)
    : ArgumentException($"{rule} Received: {received}.{(place is null ? null : $" In {place}.")}")
{
    /// <summary>Returns this error with a place, the name of a layer.</summary>
    public ShapeException At(string where) => new(rule, received, where);
}
