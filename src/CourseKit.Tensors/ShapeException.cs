namespace CourseKit.Tensors;

/// <summary>Shapes that do not fit: the message states the rule, then what was received, then where, if that is known.</summary>
public sealed class ShapeException(string rule, string received, string? place = null)
    : ArgumentException($"{rule} Received: {received}.{(place is null ? null : $" In {place}.")}")
{
    /// <summary>The same, said of a place: the name of a layer.</summary>
    public ShapeException At(string where) => new(rule, received, where);
}
