namespace CourseKit.Networks;

/// <summary>Kind of a layer's tensor: learned parameter or buffer.</summary>
public enum ParameterKind
{
    /// <summary>Parameter that an optimizer changes by its gradient.</summary>
    Learned,

    /// <summary>Buffer that the layer itself updates in training, such as the running mean of batch normalization.</summary>
    Buffer,

    /// <summary>Counter of batches, <c>num_batches_tracked</c>: in state dictionaries, but in no count of parameters.</summary>
    Counter,
}
