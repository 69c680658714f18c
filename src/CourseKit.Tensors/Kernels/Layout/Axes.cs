namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>The axes of a copy, outermost first.</summary>
internal sealed class Axes
{
    private readonly List<Axis> axes = [];

    /// <summary>Gets the number of positions that the remaining axes span.</summary>
    public nint Places => axes.Aggregate((nint)1, (product, axis) => product * axis.Size);

    /// <summary>Drops axes of size 1 and merges neighbors that are one equally spaced run on both sides.</summary>
    public static Axes Merge(ReadOnlySpan<int> sizes, ReadOnlySpan<nint> sourceStrides, ReadOnlySpan<nint> targetStrides)
    {
        var merged = new Axes();
        for (var i = 0; i < sizes.Length; i++)
        {
            var axis = new Axis(sizes[i], sourceStrides[i], targetStrides[i]);
            if (axis.Size == 1)
            {
                continue;
            }

            if (merged.axes is [.., var last] && last.Source == axis.Size * axis.Source && last.Target == axis.Size * axis.Target)
            {
                merged.axes[^1] = axis with { Size = last.Size * axis.Size };
            }
            else
            {
                merged.axes.Add(axis);
            }
        }

        return merged;
    }

    /// <summary>Removes the innermost axis.</summary>
    public Axis TakeLast()
    {
        if (axes.Count == 0)
        {
            return new(1, 1, 1);
        }

        var last = axes[^1];
        axes.RemoveAt(axes.Count - 1);
        return last;
    }

    /// <summary>Removes the axis whose values are contiguous in the source, if there is one.</summary>
    public Axis? TakeContiguousSource()
    {
        var at = axes.FindIndex(axis => axis.Source == 1);
        if (at < 0)
        {
            return null;
        }

        var contiguous = axes[at];
        axes.RemoveAt(at);
        return contiguous;
    }

    /// <summary>Returns the offsets of a position, counted along the remaining axes, on both sides.</summary>
    public (nint Source, nint Target) Offsets(nint place)
    {
        var (source, target) = ((nint)0, (nint)0);
        for (var i = axes.Count - 1; i >= 0; i--)
        {
            (place, var at) = i == 0 ? (0, place) : Math.DivRem(place, axes[i].Size);
            source += at * axes[i].Source;
            target += at * axes[i].Target;
        }

        return (source, target);
    }
}
