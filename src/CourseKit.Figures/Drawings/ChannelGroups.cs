namespace CourseKit.Figures.Drawings;

/// <summary>The places of maps in a drawing, those of each window over the channels side by side with one map below them; windows stand
/// in lines, and maps in no window after the last one.</summary>
internal sealed class ChannelGroups
{
    /// <summary>The width of a line.</summary>
    public const double Widest = 440;

    private const double Gap = 8, Margin = 6, Between = 16, Heading = 24, Fall = 34, RoomLeftOut = 26, Narrowest = 120;

    private readonly double mapWidth, mapHeight, height;
    private readonly int perLine;

    /// <param name="channels">The windows over the channels.</param>
    /// <param name="map">The size of a map in the drawing.</param>
    /// <param name="words">The height of the words below a group.</param>
    public ChannelGroups(PaddedAxis channels, (double Width, double Height) map, double words)
    {
        var kernel = channels.Window.Kernel;
        (mapWidth, mapHeight) = map;
        Windows = channels.Outputs;
        Maps = [
            .. Enumerable.Range(0, Windows).Select(window => Enumerable.Range(channels.Start(window), kernel).ToArray()),
            .. channels.Unreached.Chunk(kernel),
        ];
        Width = WidthOf(kernel, mapWidth);
        perLine = Math.Max(1, (int)((Widest + Between) / (Width + Between)));
        height = Heading + (2 * mapHeight) + Fall + words + Between;
    }

    /// <summary>The number of groups that are windows; the others are left out.</summary>
    public int Windows { get; }

    /// <summary>The maps of each group, from 0.</summary>
    public IReadOnlyList<int[]> Maps { get; }

    /// <summary>The width of a group.</summary>
    public double Width { get; }

    public double Right => (Math.Min(perLine, Maps.Count) * (Width + Between)) - Between + 2;

    public double Bottom => Top(Maps.Count - 1) + (Maps.Count > Windows && (Maps.Count - 1) / perLine > (Windows - 1) / perLine
        ? Heading + mapHeight + RoomLeftOut : height - Between);

    /// <summary>The width of a group of so many maps, each so wide.</summary>
    public static double WidthOf(int maps, double mapWidth) => Math.Max(Narrowest, InnerWidth(maps, mapWidth) + (2 * Margin));

    /// <summary>The widest that each of so many maps can be.</summary>
    public static double WidestMap(int maps) => (Widest - (2 * Margin) - ((maps - 1) * Gap)) / maps;

    /// <summary>The upper left corner of a map in a group.</summary>
    public (double X, double Y) Map(int group, int place) => (
        Middle(group) - (InnerWidth(Maps[group].Length, mapWidth) / 2) + (place * (mapWidth + Gap)), Top(group) + Heading);

    /// <summary>The upper left corner of the map of maxima below a group.</summary>
    public (double X, double Y) Below(int group) => (Middle(group) - (mapWidth / 2), Top(group) + Heading + mapHeight + Fall);

    /// <summary>The line from a map to that of the maxima.</summary>
    public string Edge(int group, int place)
    {
        var (from, to) = (Map(group, place), Below(group));
        return Mark.Line(from.X + (mapWidth / 2), from.Y + mapHeight, to.X + (mapWidth / 2), to.Y);
    }

    /// <summary>The path around the maps of a group.</summary>
    public string Outline(int group)
    {
        var (x, y) = Map(group, 0);
        return Mark.Box(x - Margin, y - Margin, InnerWidth(Maps[group].Length, mapWidth) + (2 * Margin), mapHeight + (2 * Margin));
    }

    /// <summary>The middle of a group, below which its words stand.</summary>
    public double Middle(int group) => 1 + (group % perLine * (Width + Between)) + (Width / 2);

    private double Top(int group) => group / perLine * height;

    private static double InnerWidth(int maps, double mapWidth) => (maps * mapWidth) + ((maps - 1) * Gap);
}
