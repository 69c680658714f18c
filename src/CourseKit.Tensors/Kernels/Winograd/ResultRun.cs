namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>The destination of the pixels of a run of tiles.</summary>
/// <param name="Place">The first, counted from the map of the first filter.</param>
/// <param name="Rows">The number of the four rows that lie inside the image.</param>
/// <param name="Columns">The number of columns that do.</param>
/// <param name="Source">The position in the rows of the panel.</param>
internal readonly record struct ResultRun(long Place, int Rows, int Columns, int Source);
