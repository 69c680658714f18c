namespace CourseKit.Benchmarks.Operations;

/// <summary>The sizes of a convolutional layer on square images.</summary>
public sealed record Layer(string Name, int Images, int Channels, int Side, int Filters, int Kernel, int Stride, int Padding,
    int Groups = 1)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
