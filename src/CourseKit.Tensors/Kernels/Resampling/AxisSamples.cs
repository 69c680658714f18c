namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>Between which two pixels of an axis of <paramref name="Size"/> each of <paramref name="Samples"/> samples lies.</summary>
/// <param name="Size">The pixels that there are.</param>
/// <param name="Samples">The pixels that are wanted.</param>
/// <param name="AlignCorners">
/// Whether the first and the last sample are the first and the last pixel; otherwise (PyTorch's
/// default) both axes have the same ends, half a pixel out.
/// </param>
internal readonly record struct AxisSamples(int Size, int Samples, bool AlignCorners)
{
    /// <summary>The pixel that lies nearest in the sense of PyTorch's <c>nearest</c>: ⌊sample·size/samples⌋, in single precision.</summary>
    public int Nearest(int sample) => Math.Min((int)(sample * ((float)Size / Samples)), Size - 1);

    /// <summary>The pixels before and behind a sample (one and the same at the ends), and how much of the second there is in it.</summary>
    public (int Before, int Behind, float Share) Linear(int sample)
    {
        var position = AlignCorners
            ? sample * (Samples > 1 ? (float)(Size - 1) / (Samples - 1) : 0)
            : Math.Max(0, ((sample + 0.5f) * ((float)Size / Samples)) - 0.5f);
        var before = Math.Min((int)position, Size - 1);
        return (before, Math.Min(before + 1, Size - 1), position - before);
    }
}
