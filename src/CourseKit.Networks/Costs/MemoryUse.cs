namespace CourseKit.Networks.Costs;

/// <summary>Memory of a layer's output: newly allocated, the input's own, or none.</summary>
public enum MemoryUse
{
    /// <summary>Newly allocated memory.</summary>
    Allocated,

    /// <summary>The memory of the input, if asked for: an element-wise layer can overwrite an input that nobody else reads.</summary>
    InPlace,

    /// <summary>No memory of its own: the output is a view of the input in another shape.</summary>
    View,

    /// <summary>Like <see cref="InPlace"/> in training; none in prediction, where the layer is the identity.</summary>
    IdentityInPrediction,
}
