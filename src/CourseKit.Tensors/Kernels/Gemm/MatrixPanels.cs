namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>A matrix of which one row is one place of the depth: B as [depth, columns], or A as it is
/// stored when it is used transposed.</summary>
internal readonly unsafe struct RowPanels(float* values, nint stride) : IPanels
{
    public void Pack(int k, int depth, int first, int count, int width, float* panel)
    {
        PanelPadding.Clear(depth, count, width, panel);
        Strips.Copy(values + (k * stride) + first, new EvenOffsets(stride), depth, count, panel, width);
    }
}

/// <summary>A matrix of which one row runs along the depth: A as [rows, depth], or B as it is stored when it is used transposed.</summary>
internal readonly unsafe struct ColumnPanels(float* values, nint stride) : IPanels
{
    public void Pack(int k, int depth, int first, int count, int width, float* panel)
    {
        PanelPadding.Clear(depth, count, width, panel);
        PanelTransposition.Copy(values + (first * stride) + k, new EvenOffsets(stride), count, depth, panel, width);
    }
}
