namespace CourseKit.Tensors.Kernels.Winograd;

/// <content>The sizes for which Winograd's algorithm pays off.</content>
internal static unsafe partial class WinogradConvolution
{
    /// <summary>The smallest number of tiles that are multiplied at once, half a panel.</summary>
    private const int Lanes = 16;

    /// <summary>The largest number of transformed weights, four times the weights themselves: beyond it, a matrix product takes less
    /// memory.</summary>
    private const double MostWeights = 1 << 30;

    /// <summary>Returns whether the convolution is expected to take less time than as one matrix product: not with very few channels,
    /// filters or tiles.</summary>
    /// <remarks>The costs, in steps of a vector, are measured ones. For the gradient of the input,
    /// ask for <see cref="Convolution3x3.Adjoint"/>.</remarks>
    public static bool Suits(Convolution3x3 convolution)
    {
        var (channels, filters) = ((double)convolution.Channels, (double)convolution.Filters);
        var weights = Points * channels * filters;
        return weights <= MostWeights && (Vectors(convolution) * ((1.3 * weights) + (360 * channels) + (450 * filters))) +
            weights < Direct(convolution);
    }

    /// <summary>Returns whether the gradient of the weights is expected to take less time than as one matrix product.</summary>
    public static bool SuitsWeightGradient(Convolution3x3 convolution)
    {
        var (channels, filters) = ((double)convolution.Channels, (double)convolution.Filters);
        var weights = Points * channels * filters;
        return weights <= MostWeights && (Vectors(convolution) * ((1.3 * weights) + (700 * (channels + filters)))) +
            (3.5 * weights) < Direct(convolution);
    }

    private static double Vectors(Convolution3x3 convolution) => Math.Ceiling((double)convolution.Tiles / Lanes);

    private static double Direct(Convolution3x3 convolution) =>
        1.3 * 9 * convolution.Channels * convolution.Filters * Math.Ceiling(
            (double)convolution.Images * convolution.OutputHeight * convolution.OutputWidth / Lanes);
}
