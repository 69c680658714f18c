using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Kernels.Convolution;

namespace CourseKit.Tensors;

/// <content>Convolution, which is cross-correlation as in all of deep learning.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Computes the 2-D cross-correlation of a batch of images with a set of filters, the operation of a convolutional
    /// layer.</summary>
    /// <remarks>
    /// [N, C, H, W] with weights [F, C/groups, h, w] → [N, F, H', W'], where H' = ⌊(H + padding − ((h − 1)·dilation + 1)) / stride⌋ + 1:
    /// z[n, f, i, j] = bias[f] + Σ x[n, c, i·stride + u·dilation, j·stride + v·dilation] · weight[f,
    /// c, u, v] over c, u and v, on the padded image.
    /// </remarks>
    /// <param name="weight">The filters, [F, C/groups, h, w]: one for each output channel.</param>
    /// <param name="bias">The bias of each output channel, [F], or none.</param>
    /// <param name="stride">The pixels that the window moves at each step, down and to the right.</param>
    /// <param name="padding">The zeros around the images.</param>
    /// <param name="dilation">The distance between neighboring pixels of the window.</param>
    /// <param name="groups">The number of groups of channels, each with its own part of the filters.
    /// As many as channels: a depth-wise convolution.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    public Tensor Conv2d(
        Tensor weight, Tensor? bias = null, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1) =>
        FusedConv2d(weight, bias, stride, padding, dilation, groups);

    /// <summary>Computes a 2-D convolution with a window that moves differently down and to the right, as 1×7 filters do.</summary>
    /// <remarks>[N, C, H, W] with weights [F, C/groups, h, w] → [N, F, H', W'].</remarks>
    /// <param name="weight">The filters, [F, C/groups, h, w]: one for each output channel.</param>
    /// <param name="bias">The bias of each output channel, [F], or none.</param>
    /// <param name="window">Stride, padding and dilation along each axis, and the size of the filters once more.</param>
    /// <param name="groups">The number of groups of channels, each with its own part of the filters.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    public Tensor Conv2d(Tensor weight, Tensor? bias, Window2d window, int groups = 1) =>
        FusedConv2d(weight, bias, window, groups, Activation.None, null);

    /// <summary>Computes the 1-D cross-correlation of sequences with a set of filters.</summary>
    /// <remarks>[N, C, W] with weights [F, C/groups, w] → [N, F, W'].</remarks>
    /// <inheritdoc cref="Conv2d(Tensor, Tensor?, int, Padding, int, int)"/>
    public Tensor Conv1d(Tensor weight, Tensor? bias = null, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1)
    {
        RequireFilters(weight, groups, 1);
        return Convolve(weight, bias, Windows(weight, stride, padding, dilation), groups);
    }

    /// <summary>Computes the 3-D cross-correlation of volumes, or of videos, with a set of filters.</summary>
    /// <remarks>[N, C, D, H, W] with weights [F, C/groups, d, h, w] → [N, F, D', H', W'].</remarks>
    /// <inheritdoc cref="Conv2d(Tensor, Tensor?, int, Padding, int, int)"/>
    public Tensor Conv3d(Tensor weight, Tensor? bias = null, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1)
    {
        RequireFilters(weight, groups, 3);
        return Convolve(weight, bias, Windows(weight, stride, padding, dilation), groups);
    }

    /// <summary>Computes the 2-D cross-correlation of one image with one kernel: a convolution without batch and channels.</summary>
    /// <remarks>[H, W] with a kernel [h, w] → [H', W'].</remarks>
    /// <exception cref="ShapeException">Image or kernel is not a matrix, or the kernel does not fit.</exception>
    public Tensor CrossCorrelate(Tensor kernel, int stride = 1, Padding padding = default)
    {
        if (Shape.Rank != 2 || kernel.Shape.Rank != 2)
        {
            throw new ShapeException("A cross-correlation takes an image [H, W] and a kernel [h, w].",
                $"image {Shape}, kernel {kernel.Shape}");
        }

        var map = Reshape(1, 1, Shape[0], Shape[1]).Conv2d(kernel.Reshape(1, 1, kernel.Shape[0], kernel.Shape[1]), stride: stride,
            padding: padding);
        return map.Reshape(map.Shape[2], map.Shape[3]);
    }

    private Tensor Convolve(
        Tensor weight, Tensor? bias, Window[] windows, int groups, Activation activation = Activation.None, Tensor? addend = null,
        InputScaling scaling = default)
    {
        RequireBias(bias, weight.Shape[0], "filters");
        if (NeedsSeparateActivation(activation, this, weight, bias, addend))
        {
            return Convolve(weight, bias, windows, groups, addend: addend).Activated(activation);
        }

        var geometry = ConvolutionGeometry.Of(Shape, weight.Shape[0], windows, groups);
        Shape shape = [Shape[0], weight.Shape[0], .. windows.Index().Select(axis => axis.Item.Slide(Shape[axis.Index + 2]))];
        if (addend is not null && addend.Shape != shape)
        {
            throw new ShapeException($"What is added to the maps has their shape, {shape}.", $"{addend.Shape}");
        }

        var name = $"Conv{windows.Length}d";
        var y = Uninitialized(shape, name);
        var algorithm = ConvolutionAlgorithm.For(geometry);
        using var prepared = weight.Prepared(algorithm, geometry);
        prepared.Forward(geometry, Pointer, y.Pointer, new Fusion
        {
            Bias = bias is null ? null : bias.Pointer,
            Addend = addend is null ? null : addend.Pointer,
            Activation = activation,
            InputScaling = scaling,
        });

        Tensor?[] inputs = [this, weight, bias, addend];
        return y.RecordAll([.. inputs.OfType<Tensor>()], dy =>
        {
            var dz = y.ActivationGradient(activation, dy);
            Tensor?[] gradients =
            [
                RequiresGrad ? From(Shape, dx => algorithm.InputGradient(geometry, dz.Pointer, weight.Pointer, dx.Pointer)) : null,
                weight.RequiresGrad ? From(weight.Shape, dw => algorithm.WeightGradient(geometry, Pointer, dz.Pointer, dw.Pointer)) : null,
                bias is { RequiresGrad: true } ? From(bias.Shape, db => GemmConvolution.BiasGradient(geometry, dz.Pointer, db.Pointer))
                    : null,
                dz,
            ];
            return [.. gradients.Where((_, i) => inputs[i] is not null)];
        }, [weight.RequiresGrad ? this : null, RequiresGrad ? weight : null, activation == Activation.None ? null : y], name);
    }

    /// <summary>Returns these weights in the order in which an algorithm reads them, for the caller to dispose of. Where no gradients
    /// are wanted, and so weights do not change from call to call, they are kept for the next one.</summary>
    private PreparedWeights Prepared(ConvolutionAlgorithm algorithm, ConvolutionGeometry geometry)
    {
        var derived = Storage.UseDerived();
        if (derived is PreparedWeights kept && kept.Algorithm == algorithm && kept.Groups == geometry.Groups)
        {
            return kept;
        }

        derived?.Dispose();
        var changes = Storage.Changes;
        var prepared = algorithm.Prepare(geometry, Pointer);
        if (NoGrad.IsActive)
        {
            Storage.KeepDerived(prepared, changes);
        }

        return prepared;
    }

    /// <summary>Returns a tensor that <paramref name="write"/> fills.</summary>
    private static Tensor From(Shape shape, Action<Tensor> write)
    {
        var tensor = Uninitialized(shape, nameof(Backward));
        write(tensor);
        return tensor;
    }

    /// <summary>Returns the windows of filters [F, C/groups, …], one for each axis behind the first two; all move alike.</summary>
    private static Window[] Windows(Tensor weight, int stride, Padding padding, int dilation = 1)
    {
        var windows = new Window[weight.Shape.Rank - 2];
        for (var axis = 0; axis < windows.Length; axis++)
        {
            windows[axis] = new Window(weight.Shape[axis + 2], stride, padding, dilation);
        }

        return windows;
    }

    private void RequireFilters(Tensor weight, int groups, int axes)
    {
        if (Shape.Rank != axes + 2 || weight.Shape.Rank != axes + 2 || groups < 1 ||
            Shape[1] != weight.Shape[1] * groups || weight.Shape[0] % groups != 0)
        {
            var (sizes, kernel) = axes switch { 1 => ("W", "w"), 2 => ("H, W", "h, w"), _ => ("D, H, W", "d, h, w") };
            throw groups == 1
                ? new ShapeException(
                    $"A {axes}-D convolution takes images [N, C, {sizes}] and weights [F, C, {kernel}] with the same number of channels C.",
                    $"images {Shape}, weights {weight.Shape}")
                : new ShapeException(
                    $"A {axes}-D convolution in groups takes images [N, C, {sizes}] and weights [F, C/groups, {kernel}], C and F " +
                        "being multiples of the groups.",
                    $"images {Shape}, weights {weight.Shape}, {groups} groups");
        }
    }
}
