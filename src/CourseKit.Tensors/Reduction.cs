namespace CourseKit.Tensors;

/// <summary>The reduction of the losses of all values to one number.</summary>
public enum Reduction
{
    /// <summary>The mean; for weighted losses, their sum divided by that of the weights.</summary>
    Mean,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>No reduction: one loss a value.</summary>
    None,
}
