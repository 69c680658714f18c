using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <content>The gradient of the input, which is also the forward of a transposed convolution.</content>
internal static unsafe partial class GemmConvolution
{
    /// <summary>dx = what each input value contributed to the outputs, times their gradients.</summary>
    public static void InputGradient(ConvolutionGeometry geometry, float* dy, float* weights, float* dx)
    {
        if (geometry.Stride == Extents.One)
        {
            using var flipped = Scratch.Take(geometry.Filters * geometry.Taps);
            Flip(geometry, weights, flipped.Pointer);
            Forward(geometry.Reversed, dy, flipped.Pointer, dx);
        }
        else
        {
            ColumnsToImages(geometry, dy, weights, dx);
        }
    }

    /// <summary>[F, C/groups, places] → [C, F/groups, places in reverse].</summary>
    private static void Flip(ConvolutionGeometry geometry, float* weights, float* flipped)
    {
        var (filters, channels, places) = (geometry.GroupFilters, geometry.GroupChannels, geometry.Kernel.Places);
        Workers.For(geometry.Groups * channels, piece =>
        {
            var (group, channel) = Math.DivRem(piece, channels);
            for (var filter = 0; filter < filters; filter++)
            {
                var from = weights + (((((nint)group * filters) + filter) * channels) + channel) * places;
                var to = flipped + (((nint)piece * filters) + filter) * places;
                for (var place = 0; place < places; place++)
                {
                    to[place] = from[places - 1 - place];
                }
            }
        });
    }

    /// <summary>Computes every window's gradient, wᵀ·dy, and adds it to the image at the window (col2im), for strides larger than
    /// one.</summary>
    private static void ColumnsToImages(ConvolutionGeometry geometry, float* dy, float* weights, float* dx)
    {
        var (pixels, filters) = (geometry.Output.Places, geometry.GroupFilters);
        for (var group = 0; group < geometry.Groups; group++)
        {
            var first = group * filters;
            using var turned = PackedMatrix.Left(new RowPanels(weights + ((nint)first * geometry.Taps), geometry.Taps), geometry.Taps,
                filters);
            Workers.For(geometry.Images, image =>
            {
                using var columns = Scratch.Take((nint)geometry.Taps * pixels);
                var windows = columns.Pointer;
                var maps = dy + ((((nint)image * geometry.Filters) + first) * pixels);
                PackedGemm.Multiply(turned, new RowPanels(maps, pixels), pixels, new Output(windows, pixels));
                var channel = (image * geometry.Channels) + (group * geometry.GroupChannels);
                Workers.For(geometry.GroupChannels, c => AddWindows(
                    geometry, windows + ((nint)c * geometry.Kernel.Places * pixels), dx + ((nint)(channel + c) * geometry.Input.Places)));
            });
        }
    }

    /// <summary>Adds the windows of one channel, [places of the kernel, pixels], to the image.</summary>
    private static void AddWindows(ConvolutionGeometry geometry, float* windows, float* image)
    {
        var (kernel, input, output, stride) = (geometry.Kernel, geometry.Input, geometry.Output, geometry.Stride.Width);
        new Span<float>(image, input.Places).Clear();
        for (var line = 0; line < kernel.Places * output.Depth * output.Height; line++, windows += output.Width)
        {
            var (place, row) = Math.DivRem(line, output.Depth * output.Height);
            var z = (row / output.Height * geometry.Stride.Depth) + (place / (kernel.Height * kernel.Width) * geometry.Dilation.Depth) -
                geometry.Padding.Depth;
            var y = (row % output.Height * geometry.Stride.Height) + (place / kernel.Width % kernel.Height * geometry.Dilation.Height) -
                geometry.Padding.Height;
            if (z < 0 || z >= input.Depth || y < 0 || y >= input.Height)
            {
                continue;
            }

            var x = (place % kernel.Width * geometry.Dilation.Width) - geometry.Padding.Width;
            var target = image + ((((nint)z * input.Height) + y) * input.Width) + x;
            var from = Math.Clamp((-x + stride - 1) / stride, 0, output.Width);
            var to = Math.Clamp((input.Width - x + stride - 1) / stride, from, output.Width);
            for (var i = from; i < to; i++)
            {
                target[i * stride] += windows[i];
            }
        }
    }
}
