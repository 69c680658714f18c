namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The columns that a panel has beyond those of the matrix.</summary>
internal static unsafe class Margin
{
    /// <summary>Makes them zeros, if there are any.</summary>
    public static void Clear(int depth, int count, int width, float* panel)
    {
        if (count < width)
        {
            new Span<float>(panel, depth * width).Clear();
        }
    }
}
