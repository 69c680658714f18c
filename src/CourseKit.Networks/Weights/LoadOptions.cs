namespace CourseKit.Networks.Weights;

/// <summary>Options for loading weights into a network.</summary>
/// <param name="Strict">
/// True if network and weights have to have the same names. False to pass over what only one of them has; shapes fit in any case.
/// </param>
/// <param name="Rename">The function from a tensor's name in the file to its name in the network; null leaves the tensor out.</param>
public sealed record LoadOptions(bool Strict = true, Func<string, string?>? Rename = null)
{
    /// <summary>Gets the options under which every name and every shape has to fit.</summary>
    public static LoadOptions Default { get; } = new();
}
