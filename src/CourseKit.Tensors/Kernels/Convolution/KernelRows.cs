namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>A range of consecutive rows of a filter: from the first to just before the second.</summary>
internal readonly record struct KernelRows(int From, int To)
{
    public int Count => To - From;

    /// <summary>Returns the smallest range that contains both.</summary>
    public KernelRows With(KernelRows others) => new(Math.Min(From, others.From), Math.Max(To, others.To));
}
