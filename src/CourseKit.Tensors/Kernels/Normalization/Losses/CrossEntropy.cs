using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Layout;
using CourseKit.Tensors.Kernels.Reductions;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Normalization.Losses;

/// <summary>The cross-entropy of logits with class indices, computed together with its gradient.</summary>
/// <remarks>
/// One place costs (1 − s)·w[t]·−log p[t] + s/K · Σ w[c]·−log p[c], with p the softmax over its K classes. As in PyTorch the
/// mean is the sum of these divided by that of the weights w[t]; it is NaN when every place is ignored.
/// </remarks>
/// <param name="weights">w, one a class; null for 1.</param>
/// <param name="ignored">The class whose places cost nothing; PyTorch's default is −100.</param>
/// <param name="smoothing">s, the share of the target that is spread over all classes.</param>
/// <param name="reduction">The reduction of the losses: <see cref="Reduction.Mean"/> divides by the sum of the weights.</param>
internal readonly unsafe struct CrossEntropy(float* weights, int ignored, float smoothing, Reduction reduction)
{
    private const int PixelsAtATime = 64;

    /// <summary>Computes the loss of logits [outer, classes, inner] for targets [outer, inner], and its gradient unless that is
    /// null.</summary>
    /// <remarks>Targets are classes or the one that is ignored: the caller has checked them.</remarks>
    public float Compute(float* logits, nint outer, int classes, nint inner, int* targets, float* gradient)
    {
        var places = outer * inner;
        var divisor = reduction == Reduction.Mean ? TotalWeight(targets, places) : 1;
        using var scratch = Scratch.Take(places);
        Compute(logits, outer, classes, inner, targets, divisor, scratch.Pointer, gradient);
        return (float)(Summation.OfLong(new Values(scratch.Pointer), places) / divisor);
    }

    /// <summary>Computes the unreduced losses [outer, inner], and the gradient of each by its own logits.</summary>
    public void ComputeEach(float* logits, nint outer, int classes, nint inner, int* targets, float* losses, float* gradient) =>
        Compute(logits, outer, classes, inner, targets, 1, losses, gradient);

    private void Compute(float* logits, nint outer, int classes, nint inner, int* targets, double divisor, float* losses, float* gradient)
    {
        var loss = this;
        if (inner == 1)
        {
            Pieces.ForItems(outer, 8 * (nint)classes, (from, to) => loss.ComputeRows(
                logits + (from * classes), classes, targets + from, to - from, divisor, losses + from,
                    gradient == null ? null : gradient + (from * classes)));
            return;
        }

        var strips = (inner + PixelsAtATime - 1) / PixelsAtATime;
        Pieces.ForItems(outer * strips, 8 * PixelsAtATime * (nint)classes, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                var (image, strip) = Math.DivRem(i, strips);
                loss.ComputePixels(logits, classes, inner, image, strip * PixelsAtATime, targets, divisor, losses, gradient);
            }
        });
    }

    private double TotalWeight(int* targets, nint places)
    {
        double total = 0;
        for (nint i = 0; i < places; i++)
        {
            total += targets[i] == ignored ? 0 : Weight(targets[i]);
        }

        return total;
    }

    private float Weight(int label) => weights == null ? 1 : weights[label];

    /// <summary>Computes some pixels of a score map: transposed so that the classes of a pixel are contiguous, and the gradient transposed
    /// back.</summary>
    private void ComputePixels(
        float* logits, int classes, nint inner, nint image, nint first, int* targets, double divisor, float* losses, float* gradient)
    {
        var pixels = nint.Min(PixelsAtATime, inner - first);
        var (start, place) = ((image * classes * inner) + first, (image * inner) + first);
        using var scratch = Scratch.Take(pixels * classes);
        var rows = scratch.Pointer;
        AxisTransposition.Copy(logits + start, inner, rows, classes, 1, pixels, classes);
        ComputeRows(rows, classes, targets + place, pixels, divisor, losses + place, gradient == null ? null : rows);
        if (gradient != null)
        {
            AxisTransposition.Copy(rows, classes, gradient + start, inner, 1, classes, pixels);
        }
    }

    private void ComputeRows(float* logits, int classes, int* targets, nint rows, double divisor, float* losses, float* gradient)
    {
        for (nint row = 0; row < rows; row++)
        {
            var at = row * classes;
            losses[row] = ComputeRow(logits + at, classes, targets[row], divisor, gradient == null ? null : gradient + at);
        }
    }

    private float ComputeRow(float* logits, int classes, int target, double divisor, float* gradient)
    {
        if (target == ignored)
        {
            if (gradient != null)
            {
                new Span<float>(gradient, classes).Clear();
            }

            return 0;
        }

        var largest = Softmax.Largest(logits, classes);
        var atTarget = logits[target] - largest; // Read before the gradient may be written over it.
        var hit = (1 - smoothing) * Weight(target);
        var (weighted, total) = smoothing == 0 ? (0, 0) : SpreadOver(logits, largest, classes);
        var sum = gradient == null
            ? Softmax.SumOfExponentials(logits, largest, classes)
            : Softmax.Exponentials(logits, largest, classes, gradient);
        if (gradient != null)
        {
            Scaling.Apply<NoEpilogue>(gradient, 0, (float)((hit + total) / sum / divisor), -0f, gradient, classes);
            gradient[target] -= (float)(hit / divisor);
            for (var label = 0; smoothing != 0 && label < classes; label++)
            {
                gradient[label] -= (float)(smoothing / classes * Weight(label) / divisor);
            }
        }

        return (float)((Math.Log(sum) * (hit + total)) - (hit * atTarget) - weighted);
    }

    /// <summary>s/K · Σ w[c]·(x[c] − largest), and s/K · Σ w[c].</summary>
    private (double Weighted, double Total) SpreadOver(float* logits, float largest, int classes)
    {
        double weighted = 0, total = 0;
        for (var label = 0; label < classes; label++)
        {
            weighted += Weight(label) * (logits[label] - largest);
            total += Weight(label);
        }

        return (smoothing / classes * weighted, smoothing / classes * total);
    }
}
