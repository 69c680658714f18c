namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>Where the pixels of a run of tiles go.</summary>
/// <param name="Place">The first, counted from the map of the first filter.</param>
/// <param name="Rows">How many of the four rows lie inside the image.</param>
/// <param name="Columns">How many columns do.</param>
/// <param name="Source">Where they lie in the rows of the panel.</param>
internal readonly record struct ResultRun(long Place, int Rows, int Columns, int Source);
