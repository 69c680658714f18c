using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Kernels.Reductions;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <content>The gradients of the parameters.</content>
internal static unsafe partial class GemmConvolution
{
    /// <summary>dw = the sum over all output pixels of dy times their windows.</summary>
    public static void WeightGradient(ConvolutionGeometry geometry, float* x, float* dy, float* dw)
    {
        using var windows = new Windows(geometry, x, default);
        var pixels = geometry.Output.Places;
        for (var group = 0; group < geometry.Groups; group++)
        {
            var first = group * geometry.GroupFilters;
            DeepGemm.Multiply(
                new MapPanels(dy + ((nint)first * pixels), pixels, (nint)geometry.Filters * pixels), windows.OfGroupTransposed(group),
                geometry.GroupFilters, geometry.Images * pixels, geometry.Taps, dw + ((nint)first * geometry.Taps));
        }
    }

    /// <summary>db = the sum of dy over images and pixels.</summary>
    public static void BiasGradient(ConvolutionGeometry geometry, float* dy, float* db)
    {
        var pixels = geometry.Output.Places;
        Workers.For(geometry.Filters, filter =>
        {
            var sum = 0.0;
            for (var image = 0; image < geometry.Images; image++)
            {
                sum += Summation.Of(new Values(dy + ((((nint)image * geometry.Filters) + filter) * pixels)), 0, pixels);
            }

            db[filter] = (float)sum;
        });
    }
}
