namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>Neighboring tiles of one row of tiles, as many as belong to a panel.</summary>
/// <param name="First">Their first, counted within the panel.</param>
/// <param name="Count">The number of tiles.</param>
/// <param name="Image">The image that they lie in.</param>
/// <param name="Row">Their row of tiles.</param>
/// <param name="Column">The column of tiles that the first is in.</param>
internal readonly record struct TileRun(int First, int Count, int Image, int Row, int Column)
{
    /// <summary>Cuts the tiles of a panel where a row of tiles ends, and returns the number of runs.</summary>
    public static int Cut(in Convolution3x3 convolution, int tile, int count, Span<TileRun> runs)
    {
        var (row, column) = Math.DivRem(tile, convolution.TileColumns);
        var (image, rowOfImage) = Math.DivRem(row, convolution.TileRows);
        var number = 0;
        for (var done = 0; done < count;)
        {
            var length = Math.Min(count - done, convolution.TileColumns - column);
            runs[number++] = new TileRun(done, length, image, rowOfImage, column);
            done += length;
            column = 0;
            if (++rowOfImage == convolution.TileRows)
            {
                (rowOfImage, image) = (0, image + 1);
            }
        }

        return number;
    }
}
