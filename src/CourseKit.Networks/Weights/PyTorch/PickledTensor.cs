using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>A tensor as a pickle describes it: a view of a storage.</summary>
/// <param name="Storage">The storage of the tensor's numbers.</param>
/// <param name="Offset">The index in the storage of the first number.</param>
/// <param name="Shape">The shape of the tensor.</param>
/// <param name="Strides">For each axis, how far apart its places lie in the storage.</param>
internal sealed record PickledTensor(StorageReference Storage, long Offset, Shape Shape, IReadOnlyList<long> Strides)
{
    /// <summary>Gets whether the tensor repeats numbers, as <c>expand</c> makes it, and so holds more of them than its storage.</summary>
    public bool IsExpanded => Shape.Elements > Storage.Count;

    /// <summary>Returns the tensor of these arguments; null where it would reach beyond its storage.</summary>
    public static PickledTensor? Of(StorageReference storage, long offset, IReadOnlyList<long> sizes, IReadOnlyList<long> strides)
    {
        if (NumberType.ShapeOf(sizes) is not { } shape || sizes.Count != strides.Count || offset < 0 || strides.Any(stride => stride < 0))
        {
            return null;
        }

        var last = sizes.Zip(strides).Aggregate((Int128)offset, (place, axis) => place + ((Int128)(axis.First - 1) * axis.Second));
        return shape.Elements == 0 || last < storage.Count ? new(storage, offset, shape, strides) : null;
    }

    /// <summary>Returns the values, out of those of the whole storage.</summary>
    public Tensor View(Tensor storage) => Strided.Gather(storage, Offset, Shape, Strides);
}
