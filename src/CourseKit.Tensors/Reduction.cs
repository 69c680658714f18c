namespace CourseKit.Tensors;

/// <summary>How the losses of all values become one number.</summary>
public enum Reduction
{
    /// <summary>Their mean; of weighted ones, their sum divided by that of the weights.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>They do not: each stays by itself.</summary>
    None,
}
