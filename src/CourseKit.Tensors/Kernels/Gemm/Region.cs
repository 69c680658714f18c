namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The product of some panels of A and some of B: one piece of work.</summary>
internal readonly unsafe struct Region(MicroKernel kernel, PanelSplit rows, PanelSplit columns, Output output)
{
    /// <summary>Gets the panels of A: from the first to just before the second.</summary>
    public (int From, int To) RowPanels { get; init; }

    /// <summary>Gets the panels of B: from the first to just before the second.</summary>
    public (int From, int To) ColumnPanels { get; init; }

    /// <summary>Adds the product of one block of the depth.</summary>
    /// <param name="a">The packed panels of A for this block, all of them.</param>
    /// <param name="b">The packed panels of B for this block, all of them.</param>
    /// <param name="depth">The depth of the block.</param>
    /// <param name="accumulate">True to add to the sums that are there already.</param>
    /// <param name="last">True if the sums are complete then.</param>
    public void Multiply(float* a, float* b, int depth, bool accumulate, bool last)
    {
        var finishesInTiles = last && output.HasTileEpilogue;
        var epilogue = output.Epilogue;
        var buffer = stackalloc float[kernel.Rows * kernel.Columns];
        for (var i = RowPanels.From; i < RowPanels.To; i++)
        {
            var (row, height, usedRows) = (rows.Start(i), rows.Size(i), rows.Used(i));
            var left = a + ((nint)row * depth);
            var prefetch = SoftwarePrefetch.Of(
                left + ((nint)height * depth), height * depth, tiles: ColumnPanels.To - ColumnPanels.From, depth);
            for (var j = ColumnPanels.From; j < ColumnPanels.To; j++, prefetch = prefetch.After(depth))
            {
                var (column, width, usedColumns) = (columns.Start(j), columns.Size(j), columns.Used(j));
                var right = b + ((nint)column * depth);
                if (usedRows == height && usedColumns == width && output.IsContiguous(column, width, out var start))
                {
                    var tile = start + (row * output.RowStride);
                    var tileEpilogue = epilogue.At(row, output.Place(tile));
                    kernel.Multiply(
                        height, width, depth, left, right, tile, output.RowStride, accumulate,
                        finishesInTiles ? &tileEpilogue : null, prefetch);
                    if (last && !finishesInTiles)
                    {
                        output.Finish(tile, row, height, column, width);
                    }
                }
                else
                {
                    kernel.Multiply(height, width, depth, left, right, buffer, width, accumulate: false, null, prefetch);
                    output.Store(buffer, width, row, usedRows, column, usedColumns, accumulate, last);
                }
            }
        }
    }
}
