using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Grading.Kinds;

/// <summary>Convolutions whose number of filters stands in the place of the size of their windows.</summary>
internal static class ExchangedSizes
{
    /// <summary>Returns a question about the first such convolution: its number of filters is a window's size in some tables, and no
    /// number of filters, and the other way round; null where there is none.</summary>
    public static string? In(Layer network, IEnumerable<ArchitectureTable> tables)
    {
        var right = tables.SelectMany(table => Convolutions(table.Network())).ToList();
        var filters = right.Select(conv => conv.Filters).ToHashSet();
        var windows = right.Select(conv => conv.Window.Rows.Kernel).ToHashSet();
        return Convolutions(network).FirstOrDefault(conv =>
                windows.Contains(conv.Filters) && !filters.Contains(conv.Filters)
                && filters.Contains(conv.Window.Rows.Kernel) && !windows.Contains(conv.Window.Rows.Kernel)) is { } exchanged
            ? $"A convolution of yours has {exchanged.Filters} filters with windows of {exchanged.Window.Rows.Kernel}×" +
                $"{exchanged.Window.Columns.Kernel} pixels. Are the two numbers exchanged? `new Conv2d(filters, kernel)` gets the number " +
                "of filters first."
            : null;
    }

    private static IEnumerable<Conv2d> Convolutions(Layer network) => network.NamedLayers().Select(named => named.Layer).OfType<Conv2d>();
}
