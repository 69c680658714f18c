namespace CourseKit.Networks.Accounting;

/// <summary>Use of an activation by the layer that is computed.</summary>
public enum ActivationUse
{
    /// <summary>Not used by this layer, and kept for a later one or for the gradients.</summary>
    Kept,

    /// <summary>Read as an input of the layer.</summary>
    Read,

    /// <summary>Written as the output of the layer.</summary>
    Written,
}
