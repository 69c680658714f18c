using CourseKit.Tensors.Randomness;

namespace CourseKit.Vision.Datasets;

/// <summary>The handwriting of one digit: its lean, bend and stretch, drawn at random.</summary>
/// <remarks>Joints hold: points that are the same before are the same after.</remarks>
internal sealed class Hand(Generator generator)
{
    /// <summary>A digit is narrower than high.</summary>
    private readonly double width = 0.68 * Between(generator, 0.8, 1.2), slant = Between(generator, -0.35, 0.2),
        tilt = Between(generator, -0.15, 0.15);

    /// <summary>Factors of the second and third powers that bend a line across, and along.</summary>
    private readonly double[] bends = [.. Enumerable.Range(0, 8).Select(_ => Between(generator, -0.5, 0.5))];

    /// <summary>Returns the place of a point of the model on paper, around (0, 0).</summary>
    public (double X, double Y) Write((double X, double Y) model)
    {
        var (x, y) = (model.X - 0.5, model.Y - 0.5);
        var bentX = x + (bends[0] * y * y) + (bends[1] * y * y * y) + (bends[2] * x * y) + (bends[3] * x * x);
        var bentY = y + (bends[4] * x * x) + (bends[5] * x * x * x) + (bends[6] * x * y) + (bends[7] * y * y);
        return (width * (bentX + (slant * bentY)), bentY + (tilt * bentX));
    }

    public static double Between(Generator generator, double low, double high) => low + ((high - low) * generator.Number());
}
