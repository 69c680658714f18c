namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>A matrix that packs its own panels: one in memory, or the windows of images, which are never materialized.</summary>
/// <remarks>
/// Both operands look alike from here: B has <c>depth</c> rows, and its columns are cut into panels;
/// A is seen transposed, so that its rows are.
/// </remarks>
internal unsafe interface IPanels
{
    /// <summary>
    /// Writes a panel as [depth, width]: from place <paramref name="k"/> of the depth on, and from column <paramref name="first"/> on;
    /// columns from <paramref name="count"/> to <paramref name="width"/> become zeros.
    /// </summary>
    void Pack(int k, int depth, int first, int count, int width, float* panel);
}
