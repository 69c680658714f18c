using System.Numerics;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>A per-channel scale, shift and ReLU of a convolution's input while it is padded or packed; the padding stays zero.</summary>
internal readonly unsafe struct InputScaling(float* scale, float* shift, bool relu)
{
    public bool IsNeeded => scale != null;

    /// <summary>Returns the scaling of the channels from <paramref name="channel"/> on.</summary>
    public InputScaling From(int channel) => IsNeeded ? new(scale + channel, shift + channel, relu) : this;

    /// <summary>Scales numbers of one channel.</summary>
    public void Apply(float* values, int count, int channel)
    {
        var (factor, addend) = (new Vector<float>(scale[channel]), new Vector<float>(shift[channel]));
        var i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Apply(Vector.Load(values + i), factor, addend).Store(values + i);
        }

        for (; i < count; i++)
        {
            values[i] = Apply(values[i], scale[channel], shift[channel]);
        }
    }

    private Vector<float> Apply(Vector<float> x, Vector<float> factor, Vector<float> addend)
    {
        var sum = Vector.MultiplyAddEstimate(x, factor, addend);
        return relu ? Vector.ConditionalSelect(Vector.LessThan(sum, Vector<float>.Zero), Vector<float>.Zero, sum) : sum;
    }

    private float Apply(float x, float factor, float addend) =>
        Apply(new Vector<float>(x), new Vector<float>(factor), new Vector<float>(addend))[0];
}
