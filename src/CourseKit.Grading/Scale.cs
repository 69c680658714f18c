namespace CourseKit.Grading;

/// <summary>Scale of training runs: the numbers of images and epochs that fit into a lesson, or those of the books.</summary>
/// <remarks>A cell asks for both: <c>Course.Scale.Choose(quick: 5_000, full: 60_000)</c>.</remarks>
public sealed class Scale
{
    private readonly string name;

    private Scale(string name) => this.name = name;

    /// <summary>Gets the scale of a lesson: seconds, on two cores.</summary>
    public static Scale Quick { get; } = new(nameof(Quick));

    /// <summary>Gets the scale of the books: whole data sets, many epochs, for minutes or hours.</summary>
    public static Scale Full { get; } = new(nameof(Full));

    /// <summary>Returns the one of two values that belongs to this scale.</summary>
    /// <param name="quick">The value for a lesson.</param>
    /// <param name="full">The value of the books.</param>
    public T Choose<T>(T quick, T full) => this == Full ? full : quick;

    /// <summary>Returns the name.</summary>
    public override string ToString() => name;
}
