using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using static System.FormattableString;

namespace CourseKit.Networks.Training;

/// <summary>Distribution of the numbers at one place of a network: a layer's outputs, or the gradient of its weights.</summary>
/// <remarks>Mean, deviation and quantiles are NaN where a number is not finite.</remarks>
public sealed record LayerStatistics
{
    /// <summary>The part of a saturating activation's range that is called its end.</summary>
    private const double End = 0.01;

    /// <param name="name">The path of the layer or of the weights.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="layer">The layer whose outputs they are; null for others.</param>
    internal LayerStatistics(string name, Tensor values, Layer? layer = null)
    {
        var all = values.ToArray();
        (Name, Count) = (name, all.Length);
        NonFinite = Part(all, value => !float.IsFinite(value));
        Zeros = Part(all, value => value == 0);
        var range = RangeOf(layer);
        Saturated = Part(all, value => range is var (low, high)
            && Math.Min(value - low, high - value) < End * (high - low));
        float[] known = NonFinite > 0 ? [] : all;
        Mean = known.Length == 0 ? double.NaN : known.Average(value => (double)value);
        StandardDeviation = known.Length == 0 ? double.NaN : Math.Sqrt(known.Average(value => (value - Mean) * (value - Mean)));
        Values = Quantiles.Of([.. known.Order()]);
        Magnitudes = Quantiles.Of([.. known.Where(value => value != 0).Select(Math.Abs).Order()]);
    }

    /// <summary>Gets the path of the layer or of the weights: <c>layer1.0.conv1</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the number of values.</summary>
    public int Count { get; }

    /// <summary>Gets the mean.</summary>
    public double Mean { get; }

    /// <summary>Gets the standard deviation, √(Σ(x − mean)² / count).</summary>
    public double StandardDeviation { get; }

    /// <summary>Gets the quantiles of the values.</summary>
    public Quantiles Values { get; }

    /// <summary>Gets the quantiles of the magnitudes |x| of all values other than 0.</summary>
    public Quantiles Magnitudes { get; }

    /// <summary>Gets the fraction of values that are exactly 0, as ReLU gives for all that is negative.</summary>
    public double Zeros { get; }

    /// <summary>Gets the fraction of values within a hundredth of the range from its ends, where tanh or a sigmoid is flat; 0 for other
    /// layers.</summary>
    public double Saturated { get; }

    /// <summary>Gets the fraction of values that are NaN or infinite.</summary>
    public double NonFinite { get; }

    /// <summary>Returns name, mean, deviation and the fraction of zeros in a line.</summary>
    public override string ToString() => Invariant(
        $"{Name}: mean {Mean:G3}, standard deviation {StandardDeviation:G3}, zeros {100 * Zeros:0.#} %, {Count:N0} values");

    private static double Part(float[] all, Func<float, bool> isOne) => all.Length == 0 ? 0 : all.Count(isOne) / (double)all.Length;

    /// <summary>The range of an activation that is flat at both ends; null for other layers.</summary>
    private static (double Low, double High)? RangeOf(Layer? layer) => layer switch
    {
        Tanh => (-1, 1),
        ScaledTanh tanh => (-Math.Abs(tanh.Amplitude), Math.Abs(tanh.Amplitude)),
        Sigmoid or HardSigmoid => (0, 1),
        _ => null,
    };
}
