using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Gemm;

namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>The output of a Winograd convolution, [N, F, H', W'], and its epilogue: activation(result + bias + addend).</summary>
/// <param name="values">The memory.</param>
/// <param name="convolution">The sizes of the convolution.</param>
internal readonly unsafe struct Results(float* values, Convolution3x3 convolution)
{
    public Convolution3x3 Convolution => convolution;

    /// <summary>Gets one number a filter, or null.</summary>
    public float* Bias { get; init; }

    /// <summary>Gets the addend, arranged like the results, or null; it may be the results themselves.</summary>
    public float* Addend { get; init; }

    public Activation Activation { get; init; }

    /// <summary>Returns the part of a run of tiles that lies inside the image.</summary>
    public ResultRun Place(TileRun run)
    {
        var (height, width) = (convolution.OutputHeight, convolution.OutputWidth);
        var row = ((long)run.Image * convolution.Filters * height) + (4 * run.Row);
        return new((row * width) + (4 * run.Column), Math.Min(4, height - (4 * run.Row)),
            Math.Min(4 * run.Count, width - (4 * run.Column)), 4 * run.First);
    }

    /// <summary>Applies the epilogue to four rows of pixels, and stores what of them lies inside an image.</summary>
    /// <param name="pixels">Four rows.</param>
    /// <param name="pitch">Their length, a multiple of any vector's.</param>
    /// <param name="filter">The map that they belong to.</param>
    /// <param name="runs">The destination.</param>
    /// <param name="addends">Room for as many pixels.</param>
    public void Store(float* pixels, int pitch, int filter, ReadOnlySpan<ResultRun> runs, float* addends)
    {
        var (width, map) = (convolution.OutputWidth, (nint)filter * convolution.OutputHeight * convolution.OutputWidth);
        if (Addend != null)
        {
            foreach (var run in runs)
            {
                Strips.Copy(Addend + map + run.Place, new EvenOffsets(width), run.Rows, run.Columns, addends + run.Source, pitch);
            }

            Finish(pixels, addends, filter, 4 * pitch);
        }
        else if (Bias != null || Activation != Activation.None)
        {
            Finish(pixels, null, filter, 4 * pitch);
        }

        foreach (var run in runs)
        {
            Strips.Copy(pixels + run.Source, new EvenOffsets(pitch), run.Rows, run.Columns, values + map + run.Place, width);
        }
    }

    private void Finish(float* pixels, float* addends, int filter, int count)
    {
        var bias = new Vector<float>(Bias == null ? 0 : Bias[filter]);
        var isBetween = Activation.IsBetween(out var low, out var high);
        var (least, most) = (new Vector<float>(low), new Vector<float>(high));
        for (var i = 0; i < count; i += Vector<float>.Count)
        {
            var sum = Vector.Load(pixels + i) + bias;
            sum = addends == null ? sum : sum + Vector.Load(addends + i);
            sum = isBetween ? Vector.MinNative(most, Vector.MaxNative(least, sum)) : Activation.Apply(sum);
            sum.Store(pixels + i);
        }
    }
}
