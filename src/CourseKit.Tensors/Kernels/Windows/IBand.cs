namespace CourseKit.Tensors.Kernels.Windows;

/// <summary>The computation of the windows of a few rows.</summary>
internal unsafe interface IBand
{
    /// <summary>Computes the windows of rows <paramref name="first"/> to just below
    /// <paramref name="first"/> + <paramref name="count"/>.</summary>
    /// <param name="rows">
    /// The padded rows that they see, in the order of <see cref="PolyphaseColumns"/>, from the first
    /// that the first window sees; a vector may be read beyond the last.
    /// </param>
    /// <param name="first">The first row of windows.</param>
    /// <param name="count">The number of rows of windows.</param>
    void Compute(float* rows, int first, int count);
}
