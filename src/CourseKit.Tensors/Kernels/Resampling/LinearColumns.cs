namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>The interpolation table of a row: the two pixels and the weight of each sample.</summary>
internal readonly unsafe struct LinearColumns
{
    private readonly AxisSamples axis;
    private readonly int* before;
    private readonly int* behind;
    private readonly float* shares;

    /// <param name="memory">As many floats as <see cref="Floats"/> says.</param>
    /// <param name="axis">The pixels and the samples.</param>
    public LinearColumns(float* memory, AxisSamples axis)
    {
        this.axis = axis;
        before = (int*)memory;
        behind = before + axis.Samples;
        shares = memory + (2L * axis.Samples);
        for (var j = 0; j < axis.Samples; j++)
        {
            (before[j], behind[j], shares[j]) = axis.Linear(j);
        }
    }

    /// <summary>Returns the memory that the table takes, in floats.</summary>
    public static int Floats(AxisSamples axis) => 3 * axis.Samples;

    /// <summary>Computes the samples of a row.</summary>
    public void Sample(float* pixels, float* samples)
    {
        for (var j = 0; j < axis.Samples; j++)
        {
            samples[j] = ((1 - shares[j]) * pixels[before[j]]) + (shares[j] * pixels[behind[j]]);
        }
    }

    /// <summary>Sets the gradient of a row of pixels from that of its samples.</summary>
    public void SampleBackward(float* samples, float* pixels)
    {
        new Span<float>(pixels, axis.Size).Clear();
        for (var j = 0; j < axis.Samples; j++)
        {
            pixels[before[j]] += (1 - shares[j]) * samples[j];
            pixels[behind[j]] += shares[j] * samples[j];
        }
    }
}
