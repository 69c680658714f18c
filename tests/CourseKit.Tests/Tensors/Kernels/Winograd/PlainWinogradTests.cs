using CourseKit.Tensors.Kernels.Winograd;

namespace CourseKit.Tests.Tensors.Kernels.Winograd;

public class PlainWinogradTests
{
    private static readonly ConvolutionCase OneTile = new(Convolution3x3.Padded(1, 3, 1, 6, 6, padding: 0), seed: 1);

    [Fact]
    public void A_tile_of_results_is_that_of_the_definition()
    {
        var y = PlainWinograd.Forward(Squares(OneTile.X, 6), Squares(OneTile.W, 3));

        y.Cast<double>().Should().Equal(OneTile.Forward(), (received, expected) => Math.Abs(received - expected) < 1e-12);
    }

    [Fact]
    public void The_gradient_of_the_weights_is_that_of_the_definition()
    {
        var gradients = Squares(OneTile.Dy, 4);

        var dw = Squares(OneTile.X, 6).SelectMany(pixels => PlainWinograd.WeightGradient([pixels], gradients).Cast<double>());

        dw.Should().Equal(OneTile.WeightGradient(), (received, expected) => Math.Abs(received - expected) < 1e-12);
    }

    [Fact]
    public void The_fast_one_agrees_with_it()
    {
        var y = PlainWinograd.Forward(Squares(OneTile.X, 6), Squares(OneTile.W, 3));

        Fast().Should().Equal(y.Cast<double>(), (received, expected) => Math.Abs(received - expected) < 1e-5);
    }

    private static unsafe float[] Fast()
    {
        var (x, w, y) = (new PinnedValues(OneTile.X), new PinnedValues(OneTile.W), PinnedValues.Unwritten(16));
        using var weights = TransformedWeights.Of(w, 1, 3);
        WinogradConvolution.Forward(OneTile.Sizes, x, weights, new Results(y, OneTile.Sizes));
        return y.ToArray();
    }

    private static double[][,] Squares(float[] values, int size) =>
    [
        .. values.Chunk(size * size).Select(chunk =>
        {
            var square = new double[size, size];
            for (var i = 0; i < chunk.Length; i++)
            {
                square[i / size, i % size] = chunk[i];
            }

            return square;
        }),
    ];
}
