namespace CourseKit.Tensors.Kernels.Normalization.Losses;

/// <summary>Cross-entropy with every index written out: what <see cref="CrossEntropy"/> computes for
/// rows of scores, without weights and smoothing.</summary>
internal static unsafe class PlainCrossEntropy
{
    /// <summary>The mean of −log p[target] over the rows, p being the softmax of a row; and its
    /// gradient, (p − 1 at the target) / rows.</summary>
    public static float Compute(float* logits, int rows, int classes, int* targets, float* gradient)
    {
        double loss = 0;
        for (var row = 0; row < rows; row++)
        {
            var sum = 0.0;
            for (var label = 0; label < classes; label++)
            {
                sum += Math.Exp(logits[(row * classes) + label]);
            }

            for (var label = 0; label < classes; label++)
            {
                var p = Math.Exp(logits[(row * classes) + label]) / sum;
                gradient[(row * classes) + label] = (float)((p - (label == targets[row] ? 1 : 0)) / rows);
                loss -= label == targets[row] ? Math.Log(p) / rows : 0;
            }
        }

        return (float)loss;
    }
}
