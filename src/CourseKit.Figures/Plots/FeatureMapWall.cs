using CourseKit.Networks;
using CourseKit.Networks.Prediction;

namespace CourseKit.Figures.Plots;

/// <summary>Wall of the feature maps that a layer makes of an image: black for 0 and white for the highest value, or from orange below to
/// purple above 0.</summary>
internal static class FeatureMapWall
{
    private const int MostMaps = 32, MostSigned = 16;

    public static ImageWall Of(Layer network, Tensor image, string layer)
    {
        var maps = network.ActivationOf(image.Shape.Rank == 3 ? image.Unsqueeze(0) : image, layer);
        if (maps.Shape is not [1, var count, _, _])
        {
            throw new ShapeException(
                "Feature maps are the outputs [1, F, H, W] of a layer for one image.", $"{maps.Shape}, from «{layer}»");
        }

        float[] finite = [.. maps.ToArray().Where(float.IsFinite)];
        var (low, high) = (finite.DefaultIfEmpty().Min(), finite.DefaultIfEmpty().Max());
        var isSigned = low < 0;
        var shown = Math.Min(count, isSigned ? MostSigned : MostMaps);
        var range = Math.Max(Math.Max(-low, high), 1e-12f);
        var wall = new ImageWall(
            [.. Enumerable.Range(0, shown).Select(map => maps.Select(0, 0).Select(0, map))],
            [.. Enumerable.Range(1, shown).Select(map => $"map {map}")]);
        var silent = Enumerable.Range(0, count).Count(map => maps.Select(0, 0).Select(0, map).ToArray().All(value => value == 0));
        return (isSigned ? wall.WithColors(ColorMap.OrangePurple).WithRange(-range, range) : wall.WithRange(0, range)) with
        {
            Title = $"{Words.Count(count, "feature map")} of {maps.Shape[2]}×{maps.Shape[3]} behind «{layer}»"
                + (silent > 0 ? $", {silent} of them silent" : string.Empty),
            Caption = (isSigned ? $"Orange: below 0, purple: above, up to ±{Digits.Label(range, 3)}; one scale for all."
                : $"Black: 0, white: {Digits.Label(range, 3)}; one scale for all.")
                + (shown < count ? $" The first {shown} of {count}." : string.Empty),
        };
    }
}
