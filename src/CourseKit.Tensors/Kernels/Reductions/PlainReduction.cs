namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>Reductions with every index written out: the middle axis of [outer, count, inner] becomes one value.</summary>
internal static unsafe class PlainReduction
{
    /// <summary>y[o, i] = the result that <paramref name="reduce"/> finds for the values x[o, 0, i], x[o, 1, i], …</summary>
    public static void Over(float* x, int outer, int count, int inner, float* y, Func<float[], float> reduce)
    {
        for (var o = 0; o < outer; o++)
        {
            for (var i = 0; i < inner; i++)
            {
                var values = new float[count];
                for (var k = 0; k < count; k++)
                {
                    values[k] = x[(((o * count) + k) * inner) + i];
                }

                y[(o * inner) + i] = reduce(values);
            }
        }
    }
}
