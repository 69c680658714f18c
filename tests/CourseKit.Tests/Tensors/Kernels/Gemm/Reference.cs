namespace CourseKit.Tests.Tensors.Kernels.Gemm;

/// <summary>Products in double precision, by the definition, and the random numbers to try them on.</summary>
internal static class Reference
{
    public static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    /// <summary>A·B for A of [rows, depth] and B of [depth, columns].</summary>
    public static double[] Multiply(float[] a, float[] b, int rows, int depth, int columns)
    {
        var product = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < depth; k++)
                {
                    product[(i * columns) + j] += (double)a[(i * depth) + k] * b[(k * columns) + j];
                }
            }
        }

        return product;
    }

    /// <summary>[columns, rows] from [rows, columns].</summary>
    public static float[] Transpose(float[] matrix, int rows, int columns)
    {
        var transposed = new float[matrix.Length];
        for (var i = 0; i < matrix.Length; i++)
        {
            transposed[(i % columns * rows) + (i / columns)] = matrix[i];
        }

        return transposed;
    }

    /// <summary>Each value within 1e-5 of the size of the largest, which is what rounding at this depth allows.</summary>
    public static void ShouldBeCloseTo(this IReadOnlyList<float> actual, IReadOnlyList<double> expected)
    {
        actual.Count.Should().Be(expected.Count);
        var tolerance = 1e-5 * (expected.Count == 0 ? 0 : expected.Max(Math.Abs));
        for (var i = 0; i < actual.Count; i++)
        {
            // Not BeApproximately for each, which would take minutes.
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance))
            {
                actual[i].Should().BeApproximately((float)expected[i], (float)tolerance, "that is value {0}", i);
            }
        }
    }
}
