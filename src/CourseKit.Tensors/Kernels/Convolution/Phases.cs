namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>One axis of a padded image, dealt out like cards: with stride s, pixel p goes to phase p mod s.</summary>
/// <remarks>
/// Then windows that are neighbors see neighbors: what tap u sees from window o is number o + ⌊u·dilation / s⌋ of
/// phase (u·dilation) mod s, whatever the stride. Phases that no tap looks at are left out.
/// </remarks>
internal readonly struct Phases(int output, int stride, int kernel, int dilation)
{
    /// <summary>How many phases are looked at: as many as the stride, unless there are fewer taps or
    /// the dilation jumps over some.</summary>
    public int Count { get; } = Distinct(stride, kernel, dilation);

    /// <summary>The numbers in a phase.</summary>
    public int Length { get; } = output + ((kernel - 1) * dilation / stride);

    /// <summary>Which phase a tap looks at.</summary>
    public int PhaseOf(int tap) => tap % Count;

    /// <summary>Which number of it the first window sees.</summary>
    public int ShiftOf(int tap) => tap * dilation / stride;

    /// <summary>Where a phase begins on the padded axis.</summary>
    public int Start(int phase) => phase * dilation % stride;

    /// <summary>The multiples of the dilation, modulo the stride, come around after stride / gcd(stride, dilation).</summary>
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
