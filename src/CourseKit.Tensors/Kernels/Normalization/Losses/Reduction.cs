namespace CourseKit.Tensors.Kernels.Normalization.Losses;

/// <summary>How the losses of all values become one number.</summary>
internal enum Reduction
{
    /// <summary>Their mean; of weighted ones, their sum by that of the weights.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
