using CourseKit.Tensors.Randomness;

namespace CourseKit.Vision.Batching;

/// <summary>Numbers between 0 and 1 of the symmetric beta distribution Beta(α, α).</summary>
internal static class BetaDistribution
{
    /// <summary>Draws a number: for a small α mostly near 0 or 1, for a large one near a half.</summary>
    /// <remarks>Two gamma variates a, b give a / (a + b); by logarithms, as both underflow for a small α.</remarks>
    public static double Draw(double alpha, Generator random)
    {
        var (a, b) = (LogOfGamma(alpha, random), LogOfGamma(alpha, random));
        return 1 / (1 + Math.Exp(b - a));
    }

    /// <summary>The logarithm of a gamma variate: Marsaglia and Tsang 2000, https://doi.org/10.1145/358407.358414, whose last section
    /// has the case below 1.</summary>
    private static double LogOfGamma(double shape, Generator random)
    {
        if (shape < 1)
        {
            return LogOfGamma(shape + 1, random) + (Math.Log(AboveZero(random)) / shape);
        }

        var d = shape - (1 / 3.0);
        while (true)
        {
            var x = Math.Sqrt(-2 * Math.Log(AboveZero(random))) * Math.Cos(Math.Tau * random.Number());
            var root = 1 + (x / Math.Sqrt(9 * d));
            var v = root * root * root;
            if (v > 0 && Math.Log(AboveZero(random)) < (x * x / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return Math.Log(d * v);
            }
        }
    }

    private static double AboveZero(Generator random) => 1 - (double)random.Number();
}
