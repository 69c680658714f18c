namespace CourseKit.Networks.Weights;

/// <summary>Options for loading weights into a network.</summary>
/// <param name="Strict">
/// Whether the network and the weights have the same names. If not, what only one of both has is passed over; shapes fit in any case.
/// </param>
/// <param name="Rename">What a tensor of the file is called in the network; null leaves it out.</param>
public sealed record LoadOptions(bool Strict = true, Func<string, string?>? Rename = null)
{
    /// <summary>Gets the options under which every name and every shape has to fit.</summary>
    public static LoadOptions Default { get; } = new();
}
