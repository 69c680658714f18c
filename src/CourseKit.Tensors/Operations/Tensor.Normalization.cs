using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Normalization;
using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors;

/// <content>Normalization layers.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Applies batch normalization: weight·(x − μ) / √(σ² + eps) + bias, with mean μ and variance σ² of each channel.</summary>
    /// <remarks>
    /// [N, C, …] → the same. In training μ and σ² are those of the batch, and the running ones, which are changed, come nearer to
    /// them; the running variance is that of a sample (÷ count − 1). In prediction they are the running ones. Ioffe and Szegedy
    /// 2015, https://arxiv.org/abs/1502.03167.
    /// </remarks>
    /// <param name="weight">The scale γ of each channel, [C], or none for 1.</param>
    /// <param name="bias">The shift β of each channel, [C], or none for 0.</param>
    /// <param name="runningMean">The running mean of each channel, [C]; may be missing in training.</param>
    /// <param name="runningVariance">The running variance of each channel, [C]; may be missing in training.</param>
    /// <param name="training">True in training.</param>
    /// <param name="momentum">The part of the running statistics that is replaced by those of a batch.</param>
    /// <param name="eps">The number ε that keeps channels of a single value from being divided by 0.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other, or a channel has a single value to train with.</exception>
    public Tensor BatchNorm(
        Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVariance, bool training, double momentum = 0.1,
        double eps = 1e-5) => FusedBatchNorm(weight, bias, runningMean, runningVariance, training, momentum, eps);

    /// <summary>Batch normalization and an activation of its results in one pass.</summary>
    /// <inheritdoc cref="BatchNorm(Tensor?, Tensor?, Tensor?, Tensor?, bool, double, double)"/>
    internal Tensor FusedBatchNorm(
        Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVariance, bool training, double momentum, double eps,
        Activation activation = Activation.None)
    {
        RequireChannels(weight, bias, runningMean, runningVariance, nameof(BatchNorm));
        if (runningMean is null != runningVariance is null || (!training && runningMean is null))
        {
            throw new ArgumentException(
                "Batch normalization keeps a running mean and a running variance, both or none, and needs them in prediction.");
        }

        if (!training)
        {
            return FreeingIntermediates(() =>
            {
                var scale = (weight ?? Ones(runningMean!.Shape)) / (runningVariance! + eps).Sqrt();
                var shift = -(runningMean! * scale);
                return ScaleShift(scale, bias is null ? shift : shift + bias, activation);
            });
        }

        if (NeedsSeparateActivation(activation, this, weight, bias))
        {
            return BatchNorm(weight, bias, runningMean, runningVariance, training, momentum, eps).Activated(activation);
        }

        var channels = Channels;
        if (channels.PerChannel < 2)
        {
            throw new ShapeException("Batch normalization needs more than one value a channel to train with: a larger batch.", $"{Shape}");
        }

        var y = Uninitialized(Shape, nameof(BatchNorm));
        var statistics = Uninitialized([2, Shape[1]], nameof(BatchNorm));
        float* means = statistics.Pointer, inverses = means + Shape[1];
        Kernels.Normalization.BatchNorm.Forward(
            channels, Pointer, Optional(weight), Optional(bias), (float)eps, (float)momentum,
            runningMean is null ? null : runningMean.PointerToWrite, runningVariance is null ? null : runningVariance.PointerToWrite,
            activation, y.Pointer, means, inverses);
        GC.KeepAlive((weight, bias, runningMean, runningVariance));
        Tensor?[] inputs = [this, weight, bias];
        return y.RecordAll([.. inputs.OfType<Tensor>()], dy =>
        {
            var dx = GradientOver(dy);
            var ofWeight = weight is { RequiresGrad: true } ? Uninitialized(weight.Shape) : null;
            var ofBias = bias is { RequiresGrad: true } ? Uninitialized(bias.Shape) : null;
            BatchNormGradient.Compute(
                channels, Pointer, activation, y.Pointer, dy.Pointer, Optional(weight), statistics.Pointer,
                statistics.Pointer + Shape[1], dx.Pointer, Optional(ofWeight), Optional(ofBias));
            GC.KeepAlive(dy);
            statistics.Release();
            Tensor?[] gradients = [dx, ofWeight, ofBias];
            return [.. gradients.Where((_, i) => inputs[i] is not null)];
        }, [this, weight, activation == Activation.None ? null : y], nameof(BatchNorm));
    }

    /// <summary>Computes activation(scale·x + shift) channel by channel: batch normalization in prediction.</summary>
    /// <remarks>[N, C, …] → the same: activation(scale[c]·x + shift[c]).</remarks>
    /// <param name="scale">The scale of each channel, [C].</param>
    /// <param name="shift">The shift of each channel, [C].</param>
    /// <param name="activation">The function of each result.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    internal Tensor ScaleShift(Tensor scale, Tensor shift, Activation activation = Activation.None)
    {
        RequireChannels(scale, shift);
        if (NeedsSeparateActivation(activation, this, scale, shift))
        {
            return ScaleShift(scale, shift).Activated(activation);
        }

        var channels = Channels;
        var y = Uninitialized(Shape);
        switch (activation)
        {
            case Activation.Relu:
                Scaling.Apply<ActivationEpilogue<Functions.Relu>>(channels, Pointer, scale.Pointer, shift.Pointer, y.Pointer);
                break;
            case Activation.Relu6:
                Scaling.Apply<ActivationEpilogue<Functions.Relu6>>(channels, Pointer, scale.Pointer, shift.Pointer, y.Pointer);
                break;
            case Activation.HardSwish:
                Scaling.Apply<ActivationEpilogue<Functions.HardSwish>>(channels, Pointer, scale.Pointer, shift.Pointer, y.Pointer);
                break;
            case Activation.Silu:
                Scaling.Apply<ActivationEpilogue<Functions.Silu>>(channels, Pointer, scale.Pointer, shift.Pointer, y.Pointer);
                break;
            default:
                Scaling.Apply<NoEpilogue>(channels, Pointer, scale.Pointer, shift.Pointer, y.Pointer);
                break;
        }

        return y.RecordAll([this, scale, shift], dy =>
        {
            Shape planes = [Shape[0], Shape[1], (int)channels.Pixels];
            Shape perChannel = [Shape[1], 1];
            var dz = y.ActivationGradient(activation, dy).Share(planes);
            return
            [
                RequiresGrad ? (dz * scale.Share(perChannel)).Share(Shape) : null,
                scale.RequiresGrad ? (dz * Share(planes)).SumTo(perChannel).Share(scale.Shape) : null,
                shift.RequiresGrad ? dz.SumTo(perChannel).Share(shift.Shape) : null,
            ];
        }, [scale.RequiresGrad ? this : null, RequiresGrad ? scale : null, activation == Activation.None ? null : y]);
    }

    /// <summary>Applies local response normalization across channels: x / (k + alpha/size · Σ x²) to the power beta.</summary>
    /// <remarks>
    /// [N, C, …] → the same; the sum is over <paramref name="size"/> channels around each. Krizhevsky
    /// et al. 2012, section 3.3; alpha is divided by the size as in PyTorch.
    /// </remarks>
    /// <exception cref="ShapeException">These are no channels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than one.</exception>
    public Tensor LocalResponseNorm(int size, double alpha = 1e-4, double beta = 0.75, double k = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        RequireChannels();
        var channels = Channels;
        var norm = new ResponseNorm(size, (float)alpha, (float)beta, (float)k);
        var y = Uninitialized(Shape);
        norm.Forward(channels, Pointer, y.Pointer);
        return y.Record(this, dy =>
        {
            var dx = Uninitialized(Shape);
            norm.Gradient(channels, Pointer, dy.Pointer, dx.Pointer);
            return dx;
        }, [this]);
    }

    private ImageChannels Channels => new(Shape[0], Shape[1], (nint)Shape[2..].Elements);

    private void RequireChannels(Tensor? first = null, Tensor? second = null, Tensor? third = null, Tensor? fourth = null,
        [CallerMemberName] string operation = "")
    {
        if (Shape.Rank < 2)
        {
            throw new ShapeException($"{operation} takes [N, C, …].", $"{Shape}");
        }

        foreach (var perChannel in (ReadOnlySpan<Tensor?>)[first, second, third, fourth])
        {
            if (perChannel is not null && perChannel.Shape != [Shape[1]])
            {
                throw new ShapeException($"{operation} of {Shape} takes one number a channel, [{Shape[1]}].", $"{perChannel.Shape}");
            }
        }
    }

    private static float* Optional(Tensor? tensor) => tensor is null ? null : tensor.Pointer;
}
