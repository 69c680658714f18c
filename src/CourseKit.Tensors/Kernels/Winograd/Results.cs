using System.Numerics;
using CourseKit.Tensors.Kernels.Gemm;

namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>Where the results of a convolution go, [N, F, H', W'], and what is done to each on the way: activation(result + bias + addend).</summary>
/// <param name="values">The memory.</param>
/// <param name="convolution">What is computed.</param>
internal readonly unsafe struct Results(float* values, Convolution3x3 convolution)
{
    public Convolution3x3 Convolution => convolution;

    /// <summary>One number a filter, or null.</summary>
    public float* Bias { get; init; }

    /// <summary>Numbers to add, arranged like the results, or null.</summary>
    public float* Addend { get; init; }

    public Activation Activation { get; init; }

    /// <summary>Stores what of a run of tiles lies inside the image.</summary>
    /// <param name="pixels">Four rows of pixels.</param>
    /// <param name="pitch">How far apart they are.</param>
    /// <param name="filter">The map that they belong to.</param>
    /// <param name="run">The tiles.</param>
    public void Store(float* pixels, int pitch, int filter, TileRun run)
    {
        var (height, width) = (convolution.OutputHeight, convolution.OutputWidth);
        var (rows, count) = (Math.Min(4, height - (4 * run.Row)), Math.Min(4 * run.Count, width - (4 * run.Column)));
        var place = ((((((nint)run.Image * convolution.Filters) + filter) * height) + (4 * run.Row)) * width) + (4 * run.Column);
        var bias = Bias == null ? 0 : Bias[filter];
        for (var row = 0; row < rows; row++, place += width, pixels += pitch)
        {
            Store(pixels, values + place, Addend == null ? null : Addend + place, bias, count);
        }
    }

    private void Store(float* from, float* to, float* addend, float bias, int count)
    {
        var i = 0;
        if (addend == null && Activation is Activation.None or Activation.Relu)
        {
            // Written out for what convolutions mostly end with.
            var (lowest, biases) = (new Vector<float>(Activation == Activation.Relu ? 0 : float.NegativeInfinity), new Vector<float>(bias));
            for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            {
                var sum = Vector.Load(from + i) + biases;
                Vector.ConditionalSelect(Vector.LessThan(sum, lowest), lowest, sum).Store(to + i);
            }
        }

        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var sum = Vector.Load(from + i) + new Vector<float>(bias);
            Activation.Apply(addend == null ? sum : sum + Vector.Load(addend + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            var sum = from[i] + bias;
            to[i] = Activation.Apply(new Vector<float>(addend == null ? sum : sum + addend[i]))[0];
        }
    }
}
