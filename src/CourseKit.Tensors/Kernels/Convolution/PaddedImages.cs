using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Padding of images for a convolution, split into phases (polyphase) where the stride is larger than one, so that windows have no
/// edge cases.</summary>
internal static unsafe class PaddedImages
{
    /// <summary>The values of one piece of work.</summary>
    private const int Piece = 32 * 1024;

    /// <summary>Returns whether windows can be read from the images as they are.</summary>
    public static bool AreNotNeeded(ConvolutionGeometry geometry, InputScaling scaling)
    {
        var (reach, input) = (geometry.Reach, geometry.Input);
        return !scaling.IsNeeded && geometry.Stride == Extents.One && geometry.Padding == default
            && reach.Depth <= input.Depth && reach.Height <= input.Height && reach.Width <= input.Width;
    }

    /// <summary>Writes N · C channels of <see cref="WindowLayout.ChannelSize"/> values.</summary>
    public static void Write(ConvolutionGeometry geometry, float* images, InputScaling scaling, WindowLayout layout, float* target)
    {
        var channels = geometry.Images * geometry.Channels;
        var share = Math.Max(1, Piece / layout.ChannelSize);
        Workers.For((channels + share - 1) / share, piece =>
        {
            var axes = new Axes(geometry);
            for (var channel = piece * share; channel < Math.Min(channels, (piece + 1) * share); channel++)
            {
                axes.Write(
                    images + ((nint)channel * geometry.Input.Places), scaling, channel % geometry.Channels,
                        target + ((nint)channel * layout.ChannelSize));
            }
        });
    }

    private readonly struct Axes(ConvolutionGeometry geometry)
    {
        private readonly PolyphaseAxis depth = new(
            geometry.Output.Depth, geometry.Stride.Depth, geometry.Kernel.Depth, geometry.Dilation.Depth);
        private readonly PolyphaseAxis height = new(geometry.Output.Height, geometry.Stride.Height, geometry.Kernel.Height,
            geometry.Dilation.Height);
        private readonly PolyphaseAxis width = new(
            geometry.Output.Width, geometry.Stride.Width, geometry.Kernel.Width, geometry.Dilation.Width);

        /// <summary>Writes the phases of one channel.</summary>
        public void Write(float* source, InputScaling scaling, int channel, float* target)
        {
            for (var phase = 0; phase < depth.Count * height.Count * width.Count; phase++)
            {
                var (line, phaseX) = Math.DivRem(phase, width.Count);
                var (phaseZ, phaseY) = Math.DivRem(line, height.Count);
                for (var row = 0; row < depth.Length * height.Length; row++, target += width.Length)
                {
                    var z = (row / height.Length * geometry.Stride.Depth) + depth.Start(phaseZ) - geometry.Padding.Depth;
                    var y = (row % height.Length * geometry.Stride.Height) + height.Start(phaseY) - geometry.Padding.Height;
                    if (z < 0 || z >= geometry.Input.Depth || y < 0 || y >= geometry.Input.Height)
                    {
                        new Span<float>(target, width.Length).Clear();
                    }
                    else
                    {
                        var from = source + (((z * geometry.Input.Height) + y) * (nint)geometry.Input.Width);
                        WriteRow(from, width.Start(phaseX) - geometry.Padding.Width, scaling, channel, target);
                    }
                }
            }
        }

        /// <summary>Writes every s-th value of a row, s being the stride, beginning at <paramref name="first"/>, which may lie in front of
        /// it.</summary>
        private void WriteRow(float* row, int first, InputScaling scaling, int channel, float* target)
        {
            var stride = geometry.Stride.Width;
            var from = Math.Clamp((-first + stride - 1) / stride, 0, width.Length);
            var to = Math.Clamp((geometry.Input.Width - first + stride - 1) / stride, from, width.Length);
            new Span<float>(target, from).Clear();
            new Span<float>(target + to, width.Length - to).Clear();
            ShortStridedCopy.Every(stride, row + first + (from * stride), target + from, to - from);
            if (scaling.IsNeeded)
            {
                scaling.Apply(target + from, to - from, channel);
            }
        }
    }
}
