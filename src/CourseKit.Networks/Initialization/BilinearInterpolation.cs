using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Networks.Initialization;

/// <summary>Weights of a transposed convolution that enlarges each channel by bilinear interpolation.</summary>
/// <remarks>
/// Weights [C, C, k, k] for stride s = ⌈k / 2⌉: (1 − |i − c| / s)·(1 − |j − c| / s) from each map to the same map, with c = (k
/// − 1) / 2, and 0 from map to map. Long et al. 2015, section 3.3, https://arxiv.org/abs/1411.4038.
/// </remarks>
internal static class BilinearInterpolation
{
    /// <summary>Computes the weights; nothing in them is random.</summary>
    public static Tensor Weights(Shape shape, Generator random) =>
        Tensor.FromIndex(shape, at => at[0] == at[1] ? Hat(at[2], shape[2]) * Hat(at[3], shape[3]) : 0);

    private static float Hat(int place, int kernel) => 1 - (Math.Abs(place - ((kernel - 1) / 2f)) / ((kernel + 1) / 2));
}
