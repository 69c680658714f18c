namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>
/// The plain Winograd convolution F(4×4, 3×3): y = Aᵀ · Σ [(G·g·Gᵀ) ⊙ (Bᵀ·d·B)] · A for one tile of
/// 4×4 results, from 6×6 pixels d and 3×3 weights g.
/// </summary>
/// <remarks>
/// In one dimension: four results of three weights are the coefficients of a product of polynomials, turned round. A product is easy where
/// polynomials are given by their values at points, here 0, 1, −1, 2, −2 and ∞: six multiplications instead of twelve. In two dimensions
/// that is 36 instead of 144. Lavin and Gray 2015, https://arxiv.org/abs/1509.09308.
/// </remarks>
internal static class PlainWinograd
{
    /// <summary>Bᵀ, the input transform.</summary>
    private static readonly double[,] Bt =
    {
        { 4, 0, -5, 0, 1, 0 },
        { 0, -4, -4, 1, 1, 0 },
        { 0, 4, -4, -1, 1, 0 },
        { 0, -2, -1, 2, 1, 0 },
        { 0, 2, -1, -2, 1, 0 },
        { 0, 4, 0, -5, 0, 1 },
    };

    /// <summary>G, the filter transform.</summary>
    private static readonly double[,] G =
    {
        { 1 / 4.0, 0, 0 },
        { -1 / 6.0, -1 / 6.0, -1 / 6.0 },
        { -1 / 6.0, 1 / 6.0, -1 / 6.0 },
        { 1 / 24.0, 1 / 12.0, 1 / 6.0 },
        { 1 / 24.0, -1 / 12.0, 1 / 6.0 },
        { 0, 0, 1 },
    };

    /// <summary>Aᵀ, the output transform.</summary>
    private static readonly double[,] At =
    {
        { 1, 1, 1, 1, 1, 0 },
        { 0, 1, -1, 2, -2, 0 },
        { 0, 1, 1, 4, 4, 0 },
        { 0, 1, -1, 8, -8, 1 },
    };

    /// <summary>4×4 results of 6×6 pixels and 3×3 weights, summed over the channels.</summary>
    /// <param name="pixels">[C], of [6, 6].</param>
    /// <param name="weights">[C], of [3, 3].</param>
    public static double[,] Forward(double[][,] pixels, double[][,] weights)
    {
        var products = new double[6, 6];
        for (var channel = 0; channel < pixels.Length; channel++)
        {
            Add(products, Both(G, weights[channel]), Both(Bt, pixels[channel]));
        }

        return Both(At, products);
    }

    /// <summary>
    /// 3×3 gradients of the weights of one channel, from the gradients of 4×4 results, summed over
    /// the tiles: the way back through the same steps.
    /// </summary>
    /// <param name="pixels">[T], of [6, 6].</param>
    /// <param name="gradients">[T], of [4, 4].</param>
    public static double[,] WeightGradient(double[][,] pixels, double[][,] gradients)
    {
        var products = new double[6, 6];
        for (var tile = 0; tile < pixels.Length; tile++)
        {
            Add(products, Both(Transpose(At), gradients[tile]), Both(Bt, pixels[tile]));
        }

        return Both(Transpose(G), products);
    }

    private static void Add(double[,] sum, double[,] left, double[,] right)
    {
        for (var point = 0; point < WinogradConvolution.Points; point++)
        {
            sum[point / 6, point % 6] += left[point / 6, point % 6] * right[point / 6, point % 6];
        }
    }

    /// <summary>The transform of the columns and of the rows: m · x · mᵀ.</summary>
    private static double[,] Both(double[,] m, double[,] x) => Multiply(Multiply(m, x), Transpose(m));

    private static double[,] Multiply(double[,] left, double[,] right) => Fill(left.GetLength(0), right.GetLength(1), (i, j) =>
        Enumerable.Range(0, left.GetLength(1)).Sum(k => left[i, k] * right[k, j]));

    private static double[,] Transpose(double[,] m) => Fill(m.GetLength(1), m.GetLength(0), (i, j) => m[j, i]);

    private static double[,] Fill(int rows, int columns, Func<int, int, double> value)
    {
        var m = new double[rows, columns];
        for (var i = 0; i < m.Length; i++)
        {
            m[i / columns, i % columns] = value(i / columns, i % columns);
        }

        return m;
    }
}
