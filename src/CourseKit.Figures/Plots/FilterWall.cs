using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Figures.Plots;

/// <summary>Wall of the filters of a convolution, orange where a weight is negative, purple where it is positive.</summary>
internal static class FilterWall
{
    private const int MostFilters = 64, MostRows = 8, MostChannels = 8;

    public static ImageWall Of(Layer network, string? layer)
    {
        var convolutions = network.NamedLayers().Where(named => named.Layer is Conv2d).ToList();
        if (!network.IsBuilt || convolutions.Find(named => layer is null || named.Path == layer) is not (var path, { } convolution))
        {
            throw new ArgumentException("Filters are those of a convolution in a built network, named by its path. Received: "
                + (network.IsBuilt ? $"«{layer}». " : "a network that is not built. ")
                + $"This network has: {string.Join(", ", convolutions.Select(named => $"«{named.Path}»"))}.");
        }

        var weights = convolution.OwnParameters.First(parameter => parameter.Name == "weight").Value.Detach();
        var (filters, channels) = (weights.Shape[0], weights.Shape[1]);
        var range = Math.Max(weights.ToArray().Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max(), 1e-12f);
        var title = $"{Words.Count(filters, "filter")} of {weights.Shape[2]}×{weights.Shape[3]}"
            + $"{(path.Length > 0 ? $" of «{path}»" : string.Empty)}";
        const string Colors = "Orange: negative weights, purple: positive ones, white: none; one scale for all.";
        return channels switch
        {
            1 => Wall(Enumerable.Range(0, Math.Min(filters, MostFilters)).Select(filter => weights.Select(0, filter)), range) with
            {
                Title = title,
                Caption = $"{Colors}{Left(filters, MostFilters, "filters")}",
            },
            3 => new ImageWall(
                [.. Enumerable.Range(0, Math.Min(filters, MostFilters)).Select(filter =>
                    (weights.Select(0, filter) * (0.5f / range)) + 0.5f)], [])
            {
                Title = title,
                Caption = $"Each channel in its color, from −{Digits.Label(range, 2)} (dark) over 0 (gray) to {Digits.Label(range, 2)} "
                    + $"(bright).{Left(filters, MostFilters, "filters")}",
            },
            _ => Wall(
                from filter in Enumerable.Range(0, Math.Min(filters, MostRows))
                from channel in Enumerable.Range(0, Math.Min(channels, MostChannels))
                select weights.Select(0, filter).Select(0, channel), range).WithColumns(Math.Min(channels, MostChannels)) with
            {
                Title = $"{title}, a row for each filter, a column for each of {channels} channels",
                Caption = $"{Colors}{Left(filters, MostRows, "filters")}{Left(channels, MostChannels, "channels")}",
            },
        };
    }

    private static ImageWall Wall(IEnumerable<Tensor> pictures, double range) =>
        new ImageWall([.. pictures], []).WithColors(ColorMap.OrangePurple).WithRange(-range, range);

    private static string Left(int all, int most, string what) => all > most ? $" The first {most} of {all} {what}." : string.Empty;
}
