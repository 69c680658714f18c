namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Place of a parameter among those of a unit, whatever its name.</summary>
/// <param name="Elements">The count of its numbers.</param>
/// <param name="Kind">The kind: learned or buffer.</param>
/// <param name="Number">The place among those of as many numbers and of its kind, from 1, in the order of their use.</param>
internal readonly record struct WeightKey(long Elements, ParameterKind Kind, int Number)
{
    /// <summary>Returns the key of a learned parameter.</summary>
    public static WeightKey Learned(long elements, int number) => new(elements, ParameterKind.Learned, number);

    /// <summary>Returns the key of a buffer.</summary>
    public static WeightKey Buffer(long elements, int number) => new(elements, ParameterKind.Buffer, number);
}
