namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>The sample positions along one axis: <paramref name="Samples"/> samples of <paramref name="Size"/> pixels.</summary>
/// <param name="Size">The pixels that there are.</param>
/// <param name="Samples">The pixels that are wanted.</param>
/// <param name="AlignCorners">
/// True if the first and the last sample are the first and the last pixel; otherwise (PyTorch's
/// default) both axes have the same ends, half a pixel out.
/// </param>
internal readonly record struct AxisSamples(int Size, int Samples, bool AlignCorners)
{
    /// <summary>Returns the nearest pixel as PyTorch's <c>nearest</c> has it: ⌊sample·size/samples⌋, in single precision.</summary>
    public int Nearest(int sample) => Math.Min((int)(sample * ((float)Size / Samples)), Size - 1);

    /// <summary>Returns the pixels before and behind a sample (one and the same at the ends), and the weight of the second.</summary>
    public (int Before, int Behind, float Share) Linear(int sample)
    {
        var position = AlignCorners
            ? sample * (Samples > 1 ? (float)(Size - 1) / (Samples - 1) : 0)
            : Math.Max(0, ((sample + 0.5f) * ((float)Size / Samples)) - 0.5f);
        var before = Math.Min((int)position, Size - 1);
        return (before, Math.Min(before + 1, Size - 1), position - before);
    }
}
