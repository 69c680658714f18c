namespace CourseKit.Tensors.Gradients;

/// <summary>The state of a tensor's values at the moment when an operation read or computed them.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Version">The number of writes to it until then.</param>
/// <param name="Hash">A hash of its values if a span of them was out, through which they can change uncounted; else null.</param>
internal readonly record struct SavedTensor(Tensor Tensor, int Version, int? Hash)
{
    /// <summary>Gets whether the values are still the ones of that moment.</summary>
    public bool IsUnchanged => Tensor.Version == Version && Tensor.HasHash(Hash);
}
