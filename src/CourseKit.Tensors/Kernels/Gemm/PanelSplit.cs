namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The split of A's rows, or of B's columns, into panels: as many of full size as fit, and up to two smaller ones with little
/// padding.</summary>
internal readonly struct PanelSplit
{
    private readonly int full;
    private readonly int fullCount;
    private readonly int rest;
    private readonly int restCount;

    /// <param name="length">The rows or columns.</param>
    /// <param name="full">The size of a full panel.</param>
    /// <param name="unit">A third of it (rows) or a half (columns): smaller panels have a multiple of this.</param>
    public PanelSplit(int length, int full, int unit)
    {
        (Length, this.full) = (length, full);
        var perPanel = full / unit;
        (fullCount, var left) = Math.DivRem((length + unit - 1) / unit, perPanel);
        if (left == 1 && perPanel == 3 && fullCount > 0)
        {
            // 3 + 1 units are better cut 2 + 2: a flat tile keeps too few multiply-adds under way.
            (fullCount, rest, restCount) = (fullCount - 1, 2 * unit, 2);
        }
        else
        {
            (rest, restCount) = (left * unit, left > 0 ? 1 : 0);
        }
    }

    /// <summary>Gets the number of rows or columns.</summary>
    public int Length { get; }

    /// <summary>Gets the number of panels.</summary>
    public int Panels => fullCount + restCount;

    /// <summary>Gets the rows or columns of all panels, padding included.</summary>
    public int Padded => (fullCount * full) + (restCount * rest);

    public int Start(int panel) => panel <= fullCount ? panel * full : (fullCount * full) + ((panel - fullCount) * rest);

    public int Size(int panel) => panel < fullCount ? full : rest;

    /// <summary>Returns the number of a panel's rows or columns without padding.</summary>
    public int Used(int panel) => Math.Min(Size(panel), Length - Start(panel));
}
