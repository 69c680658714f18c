namespace CourseKit.Figures.Diagrams;

/// <summary>Kind of a layer, which a drawing tells by color.</summary>
internal enum LayerKind
{
    /// <summary>Convolutions of all sorts.</summary>
    Convolution,

    /// <summary>Layers that see all features at once.</summary>
    Dense,

    /// <summary>Pooling without or with coefficients.</summary>
    Pooling,

    /// <summary>Normalization of batches, of channels or of pixels.</summary>
    Normalization,

    /// <summary>Activations, and what else changes each value by itself.</summary>
    Activation,

    /// <summary>Layers that make one map of several: sum, product, concatenation.</summary>
    Join,

    /// <summary>All other layers.</summary>
    Other,
}
