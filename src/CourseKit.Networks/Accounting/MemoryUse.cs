namespace CourseKit.Networks.Accounting;

/// <summary>Where a layer puts its results.</summary>
public enum MemoryUse
{
    /// <summary>Into memory of their own.</summary>
    Own,

    /// <summary>Anywhere, also over its input, if nobody else reads that: it works value by value.</summary>
    CanOverwrite,

    /// <summary>Nowhere: they are its input, in another shape.</summary>
    View,

    /// <summary>Anywhere in training, as <see cref="CanOverwrite"/>; in prediction it does nothing, and they are its input.</summary>
    OnlyInTraining,
}
