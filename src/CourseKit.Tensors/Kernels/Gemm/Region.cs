namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>Some panels of A times some panels of B, which is what one piece of work computes.</summary>
internal readonly unsafe struct Region(MicroKernel kernel, PanelSplit rows, PanelSplit columns, Output output)
{
    /// <summary>The panels of A: from the first to just before the second.</summary>
    public (int From, int To) RowPanels { get; init; }

    /// <summary>The panels of B: from the first to just before the second.</summary>
    public (int From, int To) ColumnPanels { get; init; }

    /// <summary>Adds what one block of the depth contributes.</summary>
    /// <param name="a">The packed panels of A for this block, all of them.</param>
    /// <param name="b">The packed panels of B for this block, all of them.</param>
    /// <param name="depth">The depth of the block.</param>
    /// <param name="accumulate">Whether there are sums already.</param>
    /// <param name="last">Whether the sums are complete then.</param>
    public void Multiply(float* a, float* b, int depth, bool accumulate, bool last)
    {
        var endsInTiles = last && output.EndsInTiles;
        var end = output.End;
        var buffer = stackalloc float[kernel.Rows * kernel.Columns];
        for (var i = RowPanels.From; i < RowPanels.To; i++)
        {
            var (row, height, usedRows) = (rows.Start(i), rows.Size(i), rows.Used(i));
            var left = a + ((nint)row * depth);
            var ahead = Ahead.Of(left + ((nint)height * depth), height * depth, tiles: ColumnPanels.To - ColumnPanels.From, depth);
            for (var j = ColumnPanels.From; j < ColumnPanels.To; j++, ahead = ahead.After(depth))
            {
                var (column, width, usedColumns) = (columns.Start(j), columns.Size(j), columns.Used(j));
                var right = b + ((nint)column * depth);
                if (usedRows == height && usedColumns == width && output.IsContiguous(column, width, out var start))
                {
                    var tile = start + (row * output.RowStride);
                    var tileEnd = end.At(row, output.Place(tile));
                    kernel.Multiply(height, width, depth, left, right, tile, output.RowStride, accumulate, endsInTiles ? &tileEnd : null,
                        ahead);
                    if (last && !endsInTiles)
                    {
                        output.Finish(tile, row, height, column, width);
                    }
                }
                else
                {
                    kernel.Multiply(height, width, depth, left, right, buffer, width, accumulate: false, null, ahead);
                    output.Store(buffer, width, row, usedRows, column, usedColumns, accumulate, last);
                }
            }
        }
    }
}
