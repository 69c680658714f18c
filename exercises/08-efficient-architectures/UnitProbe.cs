namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Trial of a unit with weights so simple that one pixel tells what a part of the unit computes.</summary>
/// <param name="Told">The weights and the input in words, up to «the unit should give».</param>
/// <param name="Input">The number of all pixels of the input.</param>
/// <param name="Weights">The parameters that are not 0.</param>
internal sealed record UnitProbe(string Told, float Input, IReadOnlyDictionary<WeightKey, float> Weights)
{
    /// <summary>Returns what is to be said of a unit that gives something else than the right one; null where it gives the same.</summary>
    public string? Objection(Layer right, Layer answer, Shape input)
    {
        var (expected, received) = (Pixel(right, input), Pixel(answer, input));
        return Math.Abs(expected - received) <= 0.002f * (1 + Math.Abs(expected)) ? null : FormattableString.Invariant(
            $"{Told} should give {expected:0.###} in the middle of its first map. Yours gives {received:0.###}.");
    }

    /// <summary>The pixel in the middle of the first map, whose windows see no padding.</summary>
    private float Pixel(Layer unit, Shape input)
    {
        AlikeWeights.Set(unit.Build(input), input, Weights);
        return unit.Eval().Call(Tensor.Zeros(input) + Input)[0, 0, input[2] / 2, input[3] / 2];
    }
}
