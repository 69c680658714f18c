namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>The axes of a copy, outermost first.</summary>
internal sealed class Axes
{
    private readonly List<Axis> axes = [];

    /// <summary>How many places the axes that have not been taken span.</summary>
    public nint Places => axes.Aggregate((nint)1, (product, axis) => product * axis.Size);

    /// <summary>Leaves out axes of size 1, and puts neighbors together that are one run of equally spaced values on both sides.</summary>
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

    /// <summary>Takes the innermost axis away.</summary>
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

    /// <summary>Takes the axis away whose values lie side by side in the source, if there is one.</summary>
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

    /// <summary>Where a place, counted along the axes that have not been taken, lies on either side.</summary>
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
