namespace CourseKit.Tensors.Kernels.Windows;

/// <summary>Rows of an image with their padding in polyphase order: what neighboring windows read is contiguous, whatever the
/// stride.</summary>
/// <remarks>
/// At stride s a row becomes s phases of <see cref="Width"/> columns each: first the padded columns 0, s, 2s, …, then 1, s + 1, 2s + 1, …
/// What window j sees as its pixel v is then at <see cref="Offset"/>(v) + j, and a vector loads it for as many windows as it has lanes.
/// </remarks>
internal readonly record struct PolyphaseColumns(AxisWindows Axis)
{
    /// <summary>Gets the columns of a phase.</summary>
    public int Width => Axis.Places + ((Axis.Extent - 1) / Axis.Stride);

    /// <summary>Gets the columns of all phases: the distance from one row to the next.</summary>
    public int Pitch => Axis.Stride * Width;

    /// <summary>Gets whether a row of the image is already in this order.</summary>
    public bool IsIdentity => Axis is { Stride: 1, Before: 0 } && Width == Axis.Size;

    /// <summary>Returns the offset in a row of tap <paramref name="v"/> of the first window.</summary>
    public int Offset(int v) => (v * Axis.Dilation % Axis.Stride * Width) + (v * Axis.Dilation / Axis.Stride);

    /// <summary>Brings rows of the image into polyphase order, with <paramref name="fill"/> as their padding.</summary>
    public unsafe void Deinterleave(float* row, int rows, float* sorted, float fill)
    {
        var (width, pitch) = (Width, Pitch);
        for (var phase = 0; phase < Axis.Stride; phase++, sorted += width)
        {
            var (from, to) = OnImage(phase);
            var source = row + Column(phase, from);
            var target = sorted;
            for (var i = 0; i < rows; i++, source += Axis.Size, target += pitch)
            {
                for (var j = 0; j < from; j++)
                {
                    target[j] = fill;
                }

                ShortStridedCopy.Every(Axis.Stride, source, target + from, to - from);
                for (var j = to; j < width; j++)
                {
                    target[j] = fill;
                }
            }
        }
    }

    /// <summary>Brings a polyphase row back into the order of the image, without the padding; pixels that no window reaches become
    /// 0.</summary>
    public unsafe void Interleave(float* sorted, float* row)
    {
        if (Pitch < Axis.Size + Axis.Before)
        {
            new Span<float>(row, Axis.Size).Clear();
        }

        for (var phase = 0; phase < Axis.Stride; phase++, sorted += Width)
        {
            var (from, to) = OnImage(phase);
            var target = row + Column(phase, from);
            if (Axis.Stride == 1)
            {
                new Span<float>(sorted + from, to - from).CopyTo(new Span<float>(target, to - from));
                continue;
            }

            for (var i = from; i < to; i++, target += Axis.Stride)
            {
                *target = sorted[i];
            }
        }
    }

    private int Column(int phase, int i) => phase + (i * Axis.Stride) - Axis.Before;

    /// <summary>Returns the columns of a phase that lie on the image.</summary>
    private (int From, int To) OnImage(int phase)
    {
        var from = Math.Min(Width, AxisWindows.CeilingOfRatio(Math.Max(0, Axis.Before - phase), Axis.Stride));
        return (from, Math.Clamp(AxisWindows.CeilingOfRatio(Math.Max(0, Axis.Size + Axis.Before - phase), Axis.Stride), from, Width));
    }
}
