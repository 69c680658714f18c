namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The padding of a panel: its columns beyond those of the matrix.</summary>
internal static unsafe class PanelPadding
{
    /// <summary>Sets them to zero, if there are any.</summary>
    public static void Clear(int depth, int count, int width, float* panel)
    {
        if (count < width)
        {
            new Span<float>(panel, depth * width).Clear();
        }
    }
}
