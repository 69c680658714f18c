namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>Softmax with every index written out: what <see cref="Softmax"/> computes.</summary>
internal static unsafe class PlainSoftmax
{
    /// <summary>y[o, k, i] = eˣ[o, k, i] / Σ eˣ[o, ·, i].</summary>
    public static void Forward(float* x, int outer, int count, int inner, float* y)
    {
        for (var o = 0; o < outer; o++)
        {
            for (var i = 0; i < inner; i++)
            {
                var (first, largest, sum) = ((o * count * inner) + i, double.NegativeInfinity, 0.0);
                for (var k = 0; k < count; k++)
                {
                    largest = Math.Max(largest, x[first + (k * inner)]);
                }

                for (var k = 0; k < count; k++)
                {
                    sum += Math.Exp(x[first + (k * inner)] - largest);
                }

                for (var k = 0; k < count; k++)
                {
                    y[first + (k * inner)] = (float)(Math.Exp(x[first + (k * inner)] - largest) / sum);
                }
            }
        }
    }
}
