using CourseKit.Networks;
using CourseKit.Networks.Prediction;

namespace CourseKit.Figures.Plots;

/// <summary>Wall of the feature maps that a layer makes of an image: black for 0 and white for the highest value, or from orange below to
/// purple above 0.</summary>
internal static class FeatureMapWall
{
    private const int MostMaps = 32, MostSigned = 16;

    private const float Smallest = 1e-12f;

    public static ImageWall Of(Layer network, Tensor image, string layer, bool hasOwnScales)
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
        var range = hasOwnScales ? 1 : Math.Max(Math.Max(-low, high), Smallest);
        var all = Enumerable.Range(0, count).Select(map => maps.Select(0, 0).Select(0, map)).ToList();
        var wall = new ImageWall(
            [.. all.Take(shown).Select(map => hasOwnScales ? map / Math.Max(PeakOf(map), Smallest) : map)],
            [.. Enumerable.Range(1, shown).Select(map => $"map {map}")]);
        var silent = all.Count(map => map.ToArray().All(value => value == 0));
        return (isSigned ? wall.WithColors(ColorMap.OrangePurple).WithRange(-range, range) : wall.WithRange(0, range)) with
        {
            Title = $"{Words.Count(count, "feature map")} of {maps.Shape[2]}×{maps.Shape[3]} behind «{layer}»"
                + (silent > 0 ? $", {silent} of them silent" : string.Empty),
            Caption = (isSigned ? "Orange: below 0, purple: above, up to ±" : "Black: 0, white: ")
                + (hasOwnScales ? "the largest number of each map; each has a scale of its own."
                    : $"{Digits.Label(range, 3)}; one scale for all.")
                + (shown < count ? $" The first {shown} of {count}." : string.Empty),
        };
    }

    /// <summary>The number of a map that is farthest from 0, without its sign.</summary>
    private static float PeakOf(Tensor map) => map.ToArray().Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
}
