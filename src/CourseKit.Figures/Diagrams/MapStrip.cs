using CourseKit.Networks;

namespace CourseKit.Figures.Diagrams;

/// <summary>Maps to scale, one below the other: as wide as a map is, as thick as it has channels.</summary>
internal sealed class MapStrip
{
    private readonly double widest, mostChannels;

    public MapStrip(IEnumerable<Node> nodes)
    {
        Shape[] maps = [.. nodes.Select(node => node.Shape).Where(shape => shape.Rank == 4)];
        widest = maps.Select(shape => shape[3]).DefaultIfEmpty(1).Max();
        mostChannels = maps.Select(shape => shape[1]).DefaultIfEmpty(1).Max();
    }

    /// <summary>Draws the map that a layer gives; y is its middle. What is no map has no width.</summary>
    public void Draw(Canvas canvas, Shape shape, double y)
    {
        if (shape.Rank == 4)
        {
            var (width, height) = (Math.Max(1.5, shape[3] / widest * Measures.WidestMap),
                Math.Max(1.5, shape[1] / mostChannels * Measures.ThickestMap));
            canvas.Map(Measures.MapMiddle - (width / 2), y - (height / 2), width, height);
        }
    }

    /// <summary>A shape without the batch: «64×112×112».</summary>
    public static string Words(Shape shape) => shape.Rank < 2 ? $"{shape}" : string.Join('×', shape[1..]);
}
