namespace CourseKit.Networks.Costs;

/// <summary>Where a layer stores its output.</summary>
public enum MemoryUse
{
    /// <summary>In newly allocated memory.</summary>
    Allocated,

    /// <summary>In place, if asked to: an element-wise layer can overwrite an input that nobody else reads.</summary>
    InPlace,

    /// <summary>Nowhere: the output is a view of the input in another shape.</summary>
    View,

    /// <summary>As <see cref="InPlace"/> in training; in prediction the layer is the identity, and its output is its input.</summary>
    IdentityInPrediction,
}
