using System.Numerics;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>What is done to the input of a convolution while it is padded: scale · x + shift by channel, and ReLU. The padding stays zero.</summary>
internal readonly unsafe struct InputScaling(float* scale, float* shift, bool relu)
{
    public bool IsNeeded => scale != null;

    public void Apply(float* values, int count, int channel)
    {
        var (factor, addend) = (scale[channel], shift[channel]);
        var i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Apply(Vector.Load(values + i), factor, addend).Store(values + i);
        }

        for (; i < count; i++)
        {
            values[i] = Apply(new Vector<float>(values[i]), factor, addend)[0];
        }
    }

    private Vector<float> Apply(Vector<float> x, float factor, float addend)
    {
        var sum = Vector.MultiplyAddEstimate(x, new Vector<float>(factor), new Vector<float>(addend));
        return relu ? Vector.ConditionalSelect(Vector.LessThan(sum, Vector<float>.Zero), Vector<float>.Zero, sum) : sum;
    }
}
