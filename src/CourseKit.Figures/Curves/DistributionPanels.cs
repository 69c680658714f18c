using CourseKit.Networks.Training;

namespace CourseKit.Figures.Curves;

/// <summary>Panels of distributions through the layers of networks: one for each network, on one scale; then deviation, zeros and
/// saturation over depth, with a curve for each network.</summary>
/// <remarks>Where deviations span decades, magnitudes stand on a logarithmic axis, and else the values themselves.</remarks>
internal static class DistributionPanels
{
    /// <summary>From here on deviations span so much that a linear axis would show a few layers alone.</summary>
    private const double WideRange = 10;

    /// <summary>The fraction of zeros or of saturated values from which on a panel shows it.</summary>
    private const double WorthShowing = 0.01;

    private const double Room = 0.05;
    private const int MostMarkers = 16;

    /// <param name="quantity">The quantity.</param>
    /// <param name="networks">The networks, each with the distributions of its layers in order; a single one may have no name.</param>
    /// <exception cref="ArgumentException">There is none, or one has no layers.</exception>
    public static IReadOnlyList<CurvePanel> Of(
        Quantity quantity, IReadOnlyList<(string Name, IReadOnlyList<LayerStatistics> Layers)> networks)
    {
        if (networks.Count == 0 || networks.Any(network => network.Layers.Count == 0))
        {
            throw new ArgumentException("A figure of distributions shows one network or more, each with a layer at least. Received: "
                + (networks.Count == 0 ? "no network. Pass a name and a network: (\"plain\", network)."
                    : $"«{networks.First(network => network.Layers.Count == 0).Name}» without layers."));
        }

        var isWide = IsWide(networks);
        var deviations = Over("standard deviation", networks, layer => layer.StandardDeviation);
        return
        [
            .. Spreads(quantity, networks, isWide),
            deviations with { RangeOfAll = FromZero(AxisRange.Over(deviations.Curves.SelectMany(curve => curve.Y), isWide, Room)) },
            .. Parts("zeros, in %", networks, layer => layer.Zeros),
            .. Parts("saturated, in %", networks, layer => layer.Saturated),
        ];
    }

    /// <summary>The words that say how to read the panels.</summary>
    public static string Caption(IReadOnlyList<(string Name, IReadOnlyList<LayerStatistics> Layers)> networks) =>
        "Layer 1 is at the left. Line: median, dark: the middle half, light: all but 5 % at each end"
        + (IsWide(networks) ? " of the magnitudes of all values that are not 0, on a logarithmic axis." : " of the values.");

    private static IEnumerable<CurvePanel> Spreads(
        Quantity quantity, IReadOnlyList<(string Name, IReadOnlyList<LayerStatistics> Layers)> networks, bool isWide)
    {
        CurvePanel[] panels =
        [
            .. networks.Select((network, i) =>
            {
                Quantiles[] spreads = [.. network.Layers.Select(layer => isWide ? layer.Magnitudes : layer.Values)];
                var median = Curve(i, network.Name, spreads.Select(spread => spread.Median)) with
                {
                    Bands =
                    [
                        ([.. spreads.Select(spread => spread.Q5)], [.. spreads.Select(spread => spread.Q95)]),
                        ([.. spreads.Select(spread => spread.Q25)], [.. spreads.Select(spread => spread.Q75)]),
                    ],
                };
                return Panel(isWide ? $"|{quantity.Axis}|" : quantity.Axis, networks, [median]) with { Heading = network.Name };
            }),
        ];
        var range = AxisRange.Over(panels.SelectMany(panel => panel.Curves).SelectMany(curve => curve.Values), isWide, Room);
        return panels.Select(panel => panel with { RangeOfAll = range });
    }

    private static IEnumerable<CurvePanel> Parts(
        string axis, IReadOnlyList<(string Name, IReadOnlyList<LayerStatistics> Layers)> networks, Func<LayerStatistics, double> part) =>
        networks.Any(network => network.Layers.Any(layer => part(layer) >= WorthShowing))
            ? [Over(axis, networks, layer => 100 * part(layer)) with { RangeOfAll = new AxisRange(0, 100, false) }] : [];

    private static CurvePanel Over(
        string axis, IReadOnlyList<(string Name, IReadOnlyList<LayerStatistics> Layers)> networks, Func<LayerStatistics, double> value) =>
        Panel(axis, networks, networks.Select((network, i) => Curve(i, network.Name, network.Layers.Select(value))));

    private static CurvePanel Panel(
        string axis, IReadOnlyList<(string Name, IReadOnlyList<LayerStatistics> Layers)> networks, IEnumerable<Curve> curves)
    {
        var depth = networks.Max(network => network.Layers.Count);
        return new CurvePanel(("layer", axis), [.. curves]) { Span = depth > 1 ? (1, depth) : (0, 2), HasWholeX = true };
    }

    private static Curve Curve(int network, string name, IEnumerable<double> values)
    {
        double[] all = [.. values];
        return new Curve(name, Palette.Of(network), [.. Enumerable.Range(1, all.Length)], all) { HasMarkers = all.Length <= MostMarkers };
    }

    /// <summary>A linear range that begins at 0, so that small differences look small.</summary>
    private static AxisRange FromZero(AxisRange range) => range.IsLogarithmic ? range : range with { Low = 0 };

    /// <summary>True where a deviation is more than ten times another.</summary>
    private static bool IsWide(IReadOnlyList<(string Name, IReadOnlyList<LayerStatistics> Layers)> networks)
    {
        double[] deviations = [.. networks.SelectMany(network => network.Layers).Select(layer => layer.StandardDeviation)
            .Where(deviation => double.IsFinite(deviation) && deviation > 0)];
        return deviations.Length > 0 && deviations.Max() > WideRange * deviations.Min();
    }
}
