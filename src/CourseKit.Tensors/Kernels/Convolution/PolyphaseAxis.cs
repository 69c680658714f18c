namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The polyphase decomposition of one padded axis: with stride s, pixel p belongs to phase p mod s.</summary>
/// <remarks>
/// Then windows that are neighbors see neighbors: what tap u sees from window o is number o + ⌊u·dilation / s⌋ of
/// phase (u·dilation) mod s, whatever the stride. Phases that no tap reads are left out.
/// </remarks>
internal readonly struct PolyphaseAxis(int output, int stride, int kernel, int dilation)
{
    /// <summary>Gets the number of phases that windows read: the stride, unless there are fewer taps or the dilation skips some.</summary>
    public int Count { get; } = Distinct(stride, kernel, dilation);

    /// <summary>Gets the number of values in a phase.</summary>
    public int Length { get; } = output + ((kernel - 1) * dilation / stride);

    /// <summary>Returns the phase that a tap reads.</summary>
    public int PhaseOf(int tap) => tap % Count;

    /// <summary>Returns the index within the phase that the first window reads for a tap.</summary>
    public int ShiftOf(int tap) => tap * dilation / stride;

    /// <summary>Returns the position on the padded axis where a phase begins.</summary>
    public int Start(int phase) => phase * dilation % stride;

    /// <summary>Returns the number of distinct multiples of the dilation modulo the stride: stride / gcd(stride, dilation), at most the
    /// kernel.</summary>
    private static int Distinct(int stride, int kernel, int dilation)
    {
        var (a, b) = (stride, dilation);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return Math.Min(kernel, stride / a);
    }
}
