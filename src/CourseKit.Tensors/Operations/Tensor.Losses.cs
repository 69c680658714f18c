using System.Runtime.CompilerServices;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Kernels.Layout;
using CourseKit.Tensors.Kernels.Normalization.Losses;
using CourseKit.Tensors.Memory;
using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors;

/// <content>Loss functions.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Computes the cross-entropy of scores (logits) with class indices: −log softmax(x) at each row's class.</summary>
    /// <remarks>
    /// [N, C] with N classes → [], or [N] unreduced. With weights w and smoothing s a row of class t costs
    /// (1 − s)·w[t]·−log p[t] + s/C · Σ w[c]·−log p[c]; the mean is divided by Σ w[t].
    /// </remarks>
    /// <param name="classes">The class of each row, 0 to C − 1.</param>
    /// <param name="weight">The weight of each class, [C]; no gradient passes to it.</param>
    /// <param name="ignoreIndex">A class whose rows cost nothing.</param>
    /// <param name="labelSmoothing">The part of the target that is spread over all classes: 0 to 1
    /// (Szegedy et al. 2015, https://arxiv.org/abs/1512.00567).</param>
    /// <param name="reduction">The reduction of the losses of all rows to one number.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other, or there is no such class.</exception>
    public Tensor CrossEntropy(int[] classes, Tensor? weight = null, int ignoreIndex = -100, double labelSmoothing = 0,
        Reduction reduction = Reduction.Mean)
    {
        if (Shape.Rank != 2 || Shape[1] == 0 || Shape[0] != classes.Length)
        {
            throw new ShapeException("A cross-entropy takes scores [N, C] and N classes.", $"scores {Shape}, {classes.Length} classes");
        }

        foreach (var label in classes)
        {
            if ((uint)label >= (uint)Shape[1] && label != ignoreIndex)
            {
                throw NoClass(label, ignoreIndex);
            }
        }

        GradientObserver.Current?.OnCrossEntropy(this, classes);
        fixed (int* targets = classes)
        {
            return CrossEntropy(targets, [Shape[0]], weight, ignoreIndex, (float)labelSmoothing, reduction);
        }
    }

    /// <summary>Computes the cross-entropy of score maps (logits) with class indices, pixel by pixel; or of scores with probabilities of
    /// the classes.</summary>
    /// <remarks>
    /// [N, C, …] with classes [N, …] → [], or [N, …] unreduced; the formula is that of rows of scores. With probabilities t [N, C, …], as
    /// mix-up makes them, a place costs Σ w[c]·((1 − s)·t[c] + s/C)·−log p[c], and the mean is that over all places.
    /// </remarks>
    /// <param name="target">The class of each pixel, a whole number from 0 to C − 1; or the probability of each class, in the shape of the
    /// scores.</param>
    /// <param name="weight">The weight of each class, [C]; no gradient passes to it.</param>
    /// <param name="ignoreIndex">A class whose pixels cost nothing.</param>
    /// <param name="labelSmoothing">The part of the target that is spread over all classes: 0 to 1.</param>
    /// <param name="reduction">The reduction of the losses of all pixels to one number.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other, or there is no such class.</exception>
    public Tensor CrossEntropy(Tensor target, Tensor? weight = null, int ignoreIndex = -100, double labelSmoothing = 0,
        Reduction reduction = Reduction.Mean)
    {
        if (Shape.Rank < 2 || Shape[1] == 0 || (Shape.Without(1) != target.Shape && Shape != target.Shape))
        {
            throw new ShapeException("A cross-entropy takes scores [N, C, …] and classes [N, …], or probabilities [N, C, …].",
                $"scores {Shape}, target {target.Shape}");
        }

        if (Shape == target.Shape)
        {
            return CrossEntropyOfProbabilities(target, weight, ignoreIndex, labelSmoothing, reduction);
        }

        using var scratch = Scratch.Take(target.Count);
        var wrong = Indices.FromValues(target.Pointer, target.Count, Shape[1], (int*)scratch.Pointer, ignoreIndex);
        if (wrong >= 0)
        {
            throw NoClass(target.Values[(int)wrong], ignoreIndex);
        }

        if (target.Shape.Rank == 1)
        {
            GradientObserver.Current?.OnCrossEntropy(this, target.ToArray().Select(value => (int)value));
        }

        GC.KeepAlive(target);
        return CrossEntropy((int*)scratch.Pointer, target.Shape, weight, ignoreIndex, (float)labelSmoothing, reduction);
    }

    /// <summary>Computes the binary cross-entropy of logits x with targets t from 0 to 1: −t·log σ(x) − (1 − t)·log(1 − σ(x)).</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public Tensor BinaryCrossEntropyWithLogits(Tensor target, Reduction reduction = Reduction.Mean) =>
        LossTo(target, default(BinaryCrossEntropy), reduction, (_, dy) => -(this * dy));

    /// <summary>Computes the squared error, (x − t)²; reduced by the mean, the mean squared error.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public Tensor MseLoss(Tensor target, Reduction reduction = Reduction.Mean) =>
        LossTo(target, default(SquaredError), reduction, (dx, _) => -dx);

    /// <summary>Computes the smooth L1 loss: (x − t)² / 2·beta where |x − t| is below beta, |x − t| − beta/2 beyond.</summary>
    /// <remarks>Girshick 2015, https://arxiv.org/abs/1504.08083.</remarks>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Beta is negative.</exception>
    public Tensor SmoothL1Loss(Tensor target, double beta = 1, Reduction reduction = Reduction.Mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(beta);
        return LossTo(target, new SmoothL1((float)beta), reduction, (dx, _) => -dx);
    }

    /// <summary>Computes an elementwise loss.</summary>
    /// <param name="target">The target values.</param>
    /// <param name="loss">The loss of one value.</param>
    /// <param name="reduction">The reduction of the losses to one number.</param>
    /// <param name="ofTarget">The gradient of the target from that of the value, and from that of each loss.</param>
    /// <param name="operation">The operation, for messages.</param>
    private Tensor LossTo<TLoss>(Tensor target, TLoss loss, Reduction reduction, Func<Tensor, Tensor, Tensor> ofTarget,
        [CallerMemberName] string operation = "")
        where TLoss : struct, ILoss
    {
        if (Shape != target.Shape)
        {
            throw new ShapeException($"{operation} compares tensors of the same shape.", $"{Shape}, target {target.Shape}");
        }

        var y = Uninitialized(reduction == Reduction.None ? Shape : [], operation);
        if (reduction == Reduction.None)
        {
            Loss.Each(loss, Pointer, target.Pointer, Count, y.Pointer);
        }
        else
        {
            *y.Pointer = Loss.Forward(loss, Pointer, target.Pointer, Count, reduction);
        }

        return y.RecordAll([this, target], dy =>
        {
            var each = reduction == Reduction.Mean ? dy / Count : dy;
            var dx = Uninitialized(Shape);
            Loss.Gradient(loss, Pointer, target.Pointer, Count, Reduction.Sum, each.Count == 1 ? *each.Pointer : 1, dx.Pointer);
            dx = each.Count == 1 ? dx : dx * each;
            return [RequiresGrad ? dx : null, target.RequiresGrad ? ofTarget(dx, each) : null];
        }, [this, target], operation);
    }

    private Tensor CrossEntropyOfProbabilities(Tensor target, Tensor? weight, int ignoreIndex, double labelSmoothing, Reduction reduction)
    {
        RequireChannels(weight, operation: nameof(CrossEntropy));
        RequireShare(labelSmoothing);
        if (ignoreIndex >= 0)
        {
            throw new ArgumentException($"A class is ignored among classes, not among probabilities. Received: {ignoreIndex}.");
        }

        return FreeingIntermediates(() =>
        {
            var classes = Shape[1];
            var shares = labelSmoothing == 0 ? target : (target * (1 - labelSmoothing)) + (labelSmoothing / classes);
            shares = weight is null ? shares : shares * weight.Detach().Reshape([classes, .. Shape[2..].Select(_ => 1)]);
            var losses = -(LogSoftmax(1) * shares).Sum(1);
            return reduction switch
            {
                Reduction.None => losses,
                Reduction.Sum => losses.Sum(),
                _ => losses.Mean(),
            };
        });
    }

    private static void RequireShare(double labelSmoothing)
    {
        if (!(labelSmoothing is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing, "Label smoothing is a share from 0 to 1.");
        }
    }

    private Tensor CrossEntropy(int* targets, Shape places, Tensor? weight, int ignoreIndex, float labelSmoothing, Reduction reduction)
    {
        RequireChannels(weight);
        RequireShare(labelSmoothing);
        var (outer, classes, inner) = Around(1);
        var loss = new CrossEntropy(Optional(weight), ignoreIndex, labelSmoothing, reduction);
        var y = Uninitialized(reduction == Reduction.None ? places : []);
        var slopes = IsRecorded ? Uninitialized(Shape) : null;
        if (reduction == Reduction.None)
        {
            loss.ComputeEach(Pointer, outer, classes, inner, targets, y.Pointer, Optional(slopes));
        }
        else
        {
            *y.Pointer = loss.Compute(Pointer, outer, classes, inner, targets, Optional(slopes));
        }

        GC.KeepAlive(weight);
        return y.Record(this, scratch: slopes, gradient: dy => reduction == Reduction.None
            ? (slopes!.Share([outer, classes, inner]) * dy.Share([outer, 1, inner])).Share(Shape)
            : slopes!.Map(new Functions.Affine(*dy.Pointer, -0f)));
    }

    private ShapeException NoClass(object label, int ignoreIndex) =>
        new($"The classes of scores {Shape} are whole numbers from 0 to {Shape[1] - 1}, or {ignoreIndex} for what is ignored.", $"{label}");
}
