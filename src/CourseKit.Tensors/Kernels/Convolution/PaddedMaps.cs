using System.Numerics;
using CourseKit.Tensors.Execution;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Padding of maps with short rows, for a stride of one: the fast case of <see cref="PaddedImages"/>, with the edges of all rows
/// at once.</summary>
internal static unsafe class PaddedMaps
{
    /// <summary>The values of one piece of work.</summary>
    private const int Piece = 32 * 1024;

    /// <summary>Returns whether the maps fit into the padded ones without cropping or scaling.</summary>
    public static bool Suit(ConvolutionGeometry geometry, InputScaling scaling)
    {
        var (input, padding, reach) = (geometry.Input, geometry.Padding, geometry.Reach);
        return !scaling.IsNeeded && geometry.Stride == Extents.One && input is { Depth: 1, Width: <= 32 } &&
            geometry.Kernel.Depth == 1 && padding.Depth == 0
            && padding.Height >= 0 && padding.Width >= 0 && padding.Height + input.Height <= reach.Height &&
                padding.Width + input.Width <= reach.Width;
    }

    /// <summary>Writes N · C maps of as many values as windows reach.</summary>
    public static void Write(ConvolutionGeometry geometry, float* maps, float* target)
    {
        var (input, reach, count) = (geometry.Input, geometry.Reach, geometry.Images * geometry.Channels);
        var inside = (geometry.Padding.Height * reach.Width) + geometry.Padding.Width;
        var share = Math.Max(1, Piece / reach.Places);
        Workers.For((count + share - 1) / share, piece =>
        {
            for (var map = piece * share; map < Math.Min(count, (piece + 1) * share); map++)
            {
                var from = maps + ((nint)map * input.Places);
                var to = target + ((nint)map * reach.Places);
                new Span<float>(to, reach.Places).Clear();
                to += inside;
                for (var row = 0; row < input.Height; row++, from += input.Width, to += reach.Width)
                {
                    CopyRow(from, to, input.Width);
                }
            }
        });
    }

    /// <summary>Copies a row; its last vector overlaps the one before.</summary>
    private static void CopyRow(float* from, float* to, int count)
    {
        var last = count - Vector<float>.Count;
        for (var i = 0; i < last; i += Vector<float>.Count)
        {
            Vector.Load(from + i).Store(to + i);
        }

        if (last >= 0)
        {
            Vector.Load(from + last).Store(to + last);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            to[i] = from[i];
        }
    }
}
