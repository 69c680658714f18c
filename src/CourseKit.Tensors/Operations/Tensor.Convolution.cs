using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Kernels.Convolution;

namespace CourseKit.Tensors;

/// <content>Convolution as networks use it: windows times weights, summed.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>2-D cross-correlation of a batch of images with a set of filters, the operation of a convolutional layer.</summary>
    /// <remarks>
    /// [N, C, H, W] with weights [F, C/groups, h, w] → [N, F, H', W'], where H' = ⌊(H + padding − ((h − 1)·dilation + 1)) / stride⌋ + 1:
    /// z[n, f, i, j] = bias[f] + Σ x[n, c, i·stride + u·dilation, j·stride + v·dilation] · weight[f,
    /// c, u, v] over c, u and v, on the padded image.
    /// </remarks>
    /// <param name="weight">One filter an output map: [F, C/groups, h, w].</param>
    /// <param name="bias">One number an output map, [F], or none.</param>
    /// <param name="stride">How far the window moves at each step, down and to the right.</param>
    /// <param name="padding">The zeros around the images.</param>
    /// <param name="dilation">How far apart the pixels that a filter sees lie.</param>
    /// <param name="groups">In how many groups the channels are cut; each sees a part of the filters.
    /// As many as channels: a depth-wise convolution.</param>
    /// <param name="activation">What is done to the results.</param>
    /// <param name="addend">What is added to the results before the activation, as a skip connection does: [N, F, H', W'].</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    public Tensor Conv2d(
        Tensor weight, Tensor? bias = null, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1,
        Activation activation = Activation.None, Tensor? addend = null)
    {
        RequireFilters(weight, groups, 2);
        var window = new Window2d(new Window(weight.Shape[2], stride, padding, dilation),
            new Window(weight.Shape[3], stride, padding, dilation));
        return Convolve(weight, bias, [window.Rows, window.Columns], groups, activation, addend);
    }

    /// <summary>2-D convolution with a window that moves differently down and to the right, as 1×7 filters ask for.</summary>
    /// <remarks>[N, C, H, W] with weights [F, C/groups, h, w] → [N, F, H', W'].</remarks>
    /// <param name="weight">One filter an output map: [F, C/groups, h, w].</param>
    /// <param name="bias">One number an output map, [F], or none.</param>
    /// <param name="window">Stride, padding and dilation along each axis, and the size of the filters once more.</param>
    /// <param name="groups">In how many groups the channels are cut.</param>
    /// <param name="activation">What is done to the results.</param>
    /// <param name="addend">What is added to the results before the activation: [N, F, H', W'].</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    public Tensor Conv2d(
        Tensor weight, Tensor? bias, Window2d window, int groups = 1, Activation activation = Activation.None, Tensor? addend = null)
    {
        RequireFilters(weight, groups, 2);
        return weight.Shape[2..] == [window.Rows.Kernel, window.Columns.Kernel]
            ? Convolve(weight, bias, [window.Rows, window.Columns], groups, activation, addend)
            : throw new ShapeException($"The filters of a {window.Rows.Kernel}×{window.Columns.Kernel} window have this size.",
                $"weights {weight.Shape}");
    }

    /// <summary>A convolution of what batch normalization in prediction and ReLU make of the images,
    /// as DenseNet and the second version of ResNet have it.</summary>
    /// <remarks>
    /// <c>ScaleShift(scale, shift, Activation.Relu).Conv2d(weight, bias, …)</c>. Where no gradients are wanted, pixels are scaled on
    /// their way into products, if the algorithm can do that, and the scaled images are never written down.
    /// </remarks>
    /// <param name="scale">One number a channel of the images: [C].</param>
    /// <param name="shift">One number a channel of the images: [C].</param>
    /// <param name="weight">One filter an output map: [F, C, h, w].</param>
    /// <param name="bias">One number an output map, [F], or none.</param>
    /// <param name="stride">How far the window moves at each step, down and to the right.</param>
    /// <param name="padding">The zeros around the scaled images.</param>
    /// <param name="activation">What is done to the results.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    public Tensor PreActivatedConv2d(
        Tensor scale, Tensor shift, Tensor weight, Tensor? bias = null, int stride = 1, Padding padding = default,
            Activation activation = Activation.None)
    {
        RequireFilters(weight, groups: 1, 2);
        RequireChannels(scale, shift);
        Window[] windows = [new(weight.Shape[2], stride, padding), new(weight.Shape[3], stride, padding)];
        var isFused = ConvolutionAlgorithm.For(ConvolutionGeometry.Of(Shape, weight.Shape[0], windows, groups: 1)).ScalesInput
            && !(IsRecorded || scale.IsRecorded || shift.IsRecorded || weight.IsRecorded || bias is { IsRecorded: true });
        if (!isFused)
        {
            return ScaleShift(scale, shift, Activation.Relu).Convolve(weight, bias, windows, groups: 1, activation);
        }

        var y = Convolve(weight, bias, windows, groups: 1, activation, scaling: new InputScaling(scale.Pointer, shift.Pointer, relu: true));
        GC.KeepAlive((scale, shift));
        return y;
    }

    /// <summary>1-D cross-correlation of sequences with a set of filters.</summary>
    /// <remarks>[N, C, W] with weights [F, C/groups, w] → [N, F, W'].</remarks>
    /// <inheritdoc cref="Conv2d(Tensor, Tensor?, int, Padding, int, int, Activation, Tensor?)"/>
    public Tensor Conv1d(Tensor weight, Tensor? bias = null, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1)
    {
        RequireFilters(weight, groups, 1);
        return Convolve(weight, bias, [new Window(weight.Shape[2], stride, padding, dilation)], groups);
    }

    /// <summary>3-D cross-correlation of volumes, or of image sequences, with a set of filters.</summary>
    /// <remarks>[N, C, D, H, W] with weights [F, C/groups, d, h, w] → [N, F, D', H', W'].</remarks>
    /// <inheritdoc cref="Conv2d(Tensor, Tensor?, int, Padding, int, int, Activation, Tensor?)"/>
    public Tensor Conv3d(Tensor weight, Tensor? bias = null, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1)
    {
        RequireFilters(weight, groups, 3);
        return Convolve(weight, bias, [.. weight.Shape[2..].Select(kernel => new Window(kernel, stride, padding, dilation))], groups);
    }

    /// <summary>2-D cross-correlation of one image with one kernel: a convolution without batch and channels.</summary>
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
        if (IsUnfused(activation, this, weight, bias, addend))
        {
            return Convolve(weight, bias, windows, groups, addend: addend).Activated(activation);
        }

        var geometry = ConvolutionGeometry.Of(Shape, weight.Shape[0], windows, groups);
        Shape shape = [Shape[0], weight.Shape[0], .. windows.Index().Select(axis => axis.Item.Slide(Shape[axis.Index + 2]))];
        if (addend is not null && addend.Shape != shape)
        {
            throw new ShapeException($"What is added to the maps has their shape, {shape}.", $"{addend.Shape}");
        }

        var y = Uninitialized(shape, $"Conv{windows.Length}d");
        var algorithm = ConvolutionAlgorithm.For(geometry);
        var prepared = weight.Prepared(algorithm, geometry);
        prepared.Forward(geometry, Pointer, y.Pointer, new Fusion
        {
            Bias = bias is null ? null : bias.Pointer,
            Addend = addend is null ? null : addend.Pointer,
            Activation = activation,
            InputScaling = scaling,
        });
        if (!weight.Keeps(prepared))
        {
            prepared.Dispose();
        }

        Tensor?[] inputs = [this, weight, bias, addend];
        return y.MadeFromAll([.. inputs.OfType<Tensor>()], dy =>
        {
            var dz = y.BehindActivation(activation, dy);
            Tensor?[] gradients =
            [
                RequiresGrad ? From(Shape, dx => algorithm.InputGradient(geometry, dz.Pointer, weight.Pointer, dx.Pointer)) : null,
                weight.RequiresGrad ? From(weight.Shape, dw => algorithm.WeightGradient(geometry, Pointer, dz.Pointer, dw.Pointer)) : null,
                bias is { RequiresGrad: true } ? From(bias.Shape, db => GemmConvolution.BiasGradient(geometry, dz.Pointer, db.Pointer))
                    : null,
                dz,
            ];
            return [.. gradients.Where((_, i) => inputs[i] is not null)];
        });
    }

    /// <summary>
    /// These weights as an algorithm wants them. Where no gradients are wanted, and so weights do not
    /// change from call to call, that is kept.
    /// </summary>
    private PreparedWeights Prepared(ConvolutionAlgorithm algorithm, ConvolutionGeometry geometry)
    {
        if (Storage.Derived is PreparedWeights kept && kept.Algorithm == algorithm && kept.Groups == geometry.Groups)
        {
            return kept;
        }

        var prepared = algorithm.Prepare(geometry, Pointer);
        if (NoGrad.IsActive && !Storage.IsLent)
        {
            Storage.Derived = prepared;
        }

        return prepared;
    }

    private bool Keeps(PreparedWeights prepared) => ReferenceEquals(Storage.Derived, prepared);

    /// <summary>A tensor that something writes all values of.</summary>
    private static Tensor From(Shape shape, Action<Tensor> write)
    {
        var tensor = Uninitialized(shape, nameof(Backward));
        write(tensor);
        return tensor;
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
