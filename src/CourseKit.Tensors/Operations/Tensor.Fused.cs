using CourseKit.Tensors.Kernels.Convolution;
using CourseKit.Tensors.Kernels.Gemm;

namespace CourseKit.Tensors;

/// <content>Fused operations: several layers in one pass over memory, for networks that predict.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>A 2-D convolution, the sum with an addend and an activation in one pass.</summary>
    /// <remarks>[N, C, H, W] with weights [F, C/groups, h, w] → [N, F, H', W'].</remarks>
    /// <param name="weight">The filters, [F, C/groups, h, w]: one for each output channel.</param>
    /// <param name="bias">The bias of each output channel, [F], or none.</param>
    /// <param name="stride">The pixels that the window moves at each step, down and to the right.</param>
    /// <param name="padding">The zeros around the images.</param>
    /// <param name="dilation">The distance between neighboring pixels of the window.</param>
    /// <param name="groups">The number of groups that the channels are cut into.</param>
    /// <param name="activation">The function of each sum.</param>
    /// <param name="addend">A skip connection, added before the activation: [N, F, H', W'].</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    internal Tensor FusedConv2d(
        Tensor weight, Tensor? bias = null, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1,
        Activation activation = Activation.None, Tensor? addend = null)
    {
        RequireFilters(weight, groups, 2);
        return Convolve(weight, bias, Windows(weight, stride, padding, dilation), groups, activation, addend);
    }

    /// <summary>A 2-D convolution whose window moves differently down and to the right, the sum with an addend and an activation in
    /// one pass.</summary>
    /// <inheritdoc cref="FusedConv2d(Tensor, Tensor?, int, Padding, int, int, Activation, Tensor?)"/>
    internal Tensor FusedConv2d(Tensor weight, Tensor? bias, Window2d window, int groups, Activation activation, Tensor? addend)
    {
        RequireFilters(weight, groups, 2);
        return weight.Shape[2..] == [window.Rows.Kernel, window.Columns.Kernel]
            ? Convolve(weight, bias, [window.Rows, window.Columns], groups, activation, addend)
            : throw new ShapeException($"The filters of a {window.Rows.Kernel}×{window.Columns.Kernel} window have this size.",
                $"weights {weight.Shape}");
    }

    /// <summary>A convolution of max(scale·x + shift, 0), as pre-activation networks (DenseNet, ResNet v2) have it, in one pass where
    /// possible.</summary>
    /// <remarks>
    /// <c>ScaleShift(scale, shift, Activation.Relu).FusedConv2d(weight, bias, …)</c>. Where no gradients are wanted, pixels are scaled on
    /// their way into products, if the algorithm can do that, and the scaled images are never written down.
    /// </remarks>
    /// <param name="scale">The scale of each channel of the images, [C].</param>
    /// <param name="shift">The shift of each channel of the images, [C].</param>
    /// <param name="weight">The filters, [F, C, h, w]: one for each output channel.</param>
    /// <param name="bias">The bias of each output channel, [F], or none.</param>
    /// <param name="stride">The pixels that the window moves at each step, down and to the right.</param>
    /// <param name="padding">The zeros around the scaled images.</param>
    /// <param name="activation">The function of each result.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    internal Tensor PreActivatedConv2d(
        Tensor scale, Tensor shift, Tensor weight, Tensor? bias = null, int stride = 1, Padding padding = default,
        Activation activation = Activation.None)
    {
        RequireFilters(weight, groups: 1, 2);
        RequireChannels(scale, shift);
        var windows = Windows(weight, stride, padding);
        var isFused = ConvolutionAlgorithm.For(ConvolutionGeometry.Of(Shape, weight.Shape[0], windows, groups: 1)).ScalesInput
            && !(IsRecorded || scale.IsRecorded || shift.IsRecorded || weight.IsRecorded || bias is { IsRecorded: true });
        if (!isFused)
        {
            return ScaleShift(scale, shift, Activation.Relu).Convolve(weight, bias, windows, groups: 1, activation);
        }

        var y = Convolve(weight, bias, windows, groups: 1, activation, scaling: new InputScaling(scale.Pointer, shift.Pointer, relu: true));
        GC.KeepAlive(scale);
        GC.KeepAlive(shift);
        return y;
    }

    /// <summary>A fully connected layer and an activation in one pass.</summary>
    /// <remarks>[…, I] with weights [O, I] → […, O].</remarks>
    /// <param name="weight">The weights, [O, I]: one row for each output feature.</param>
    /// <param name="bias">The bias of each output feature, [O], or none.</param>
    /// <param name="activation">The function of each sum.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    internal Tensor FusedLinear(Tensor weight, Tensor? bias = null, Activation activation = Activation.None)
    {
        if (Shape.Rank < 1 || weight.Shape.Rank != 2 || Shape[-1] != weight.Shape[1])
        {
            throw new ShapeException("A linear layer takes […, I] and weights [O, I] with the same number of inputs I.",
                $"{Shape}, weights {weight.Shape}");
        }

        RequireBias(bias, weight.Shape[0], "outputs");
        if (NeedsSeparateActivation(activation, this, weight, bias))
        {
            return FusedLinear(weight, bias).Activated(activation);
        }

        var (inputs, outputs) = (weight.Shape[1], weight.Shape[0]);
        var y = Uninitialized(Shape.With(-1, outputs), nameof(Linear));
        var rows = (int)Shape[..^1].Elements;
        PackedGemm.Multiply(Pointer, false, weight.Pointer, true, rows, inputs, outputs, new Output(y.Pointer, outputs)
        {
            ColumnBias = bias is null ? null : bias.Pointer,
            Activation = activation,
        });
        return y.RecordAll(bias is null ? [this, weight] : [this, weight, bias], dy =>
        {
            var dz = y.ActivationGradient(activation, dy);
            return
            [
                RequiresGrad ? Times(dz, false, weight, false, Shape, rows, outputs, inputs) : null,
                weight.RequiresGrad ? Times(dz, true, this, false, weight.Shape, outputs, rows, inputs) : null,
                bias is { RequiresGrad: true } ? dz.Reshape(rows, outputs).Sum(0) : null,
            ];
        }, [weight.RequiresGrad ? this : null, RequiresGrad ? weight : null, activation == Activation.None ? null : y], nameof(Linear));
    }

    /// <summary>Returns whether an activation must be computed by itself: its gradient needs its input, which a fused one does not
    /// keep.</summary>
    private static bool NeedsSeparateActivation(Activation activation, params ReadOnlySpan<Tensor?> inputs)
    {
        if (activation is not (Activation.HardSwish or Activation.Silu))
        {
            return false;
        }

        foreach (var input in inputs)
        {
            if (input is { IsRecorded: true })
            {
                return true;
            }
        }

        return false;
    }
}
