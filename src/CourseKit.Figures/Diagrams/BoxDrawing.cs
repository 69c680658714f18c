namespace CourseKit.Figures.Diagrams;

/// <summary>Draws a box, and what stands beside it: its map, its shape, what it costs.</summary>
internal sealed class BoxDrawing(Ledger ledger, bool isOpen)
{
    private const double Inset = 8, Line = 13;

    private readonly VertexWords words = new(ledger);
    private readonly MapStrip strip = new(ledger.Graph.Nodes);

    /// <returns>The right side, the bottom and the middle of the box.</returns>
    public (double Right, double Bottom, double Middle) Draw(Canvas canvas, Vertex vertex, Track track, double half, double top) =>
        !track.IsMain ? InBranch(canvas, vertex, track.Middle, half, top)
        : vertex.Units.Count > 0 ? Group(canvas, vertex, track.Middle, half, top)
        : Layers(canvas, vertex, track.Middle, half, top);

    /// <summary>Draws a map, and its shape beside it.</summary>
    public void Map(Canvas canvas, Shape shape, double y)
    {
        strip.Draw(canvas, shape, y);
        canvas.Text(Measures.Shape, y, Wrapping.Cut(MapStrip.Words(shape), Measures.Marker - Measures.Shape, Canvas.SmallSize),
            Mark.Start, Canvas.SmallSize);
    }

    /// <summary>Writes a cost into its columns, with bars for its part of the whole.</summary>
    public void Costs(Canvas canvas, Cost cost, double y, bool isBold = false)
    {
        Column(RoleColors.Kernel, Measures.ParameterLeft, Measures.ParameterRight, cost.Parameters, ledger.Total.Parameters);
        Column(Palette.Of(3), Measures.MacLeft, Measures.MacRight, cost.MultiplyAccumulates, ledger.Total.MultiplyAccumulates);

        void Column(Rgb color, double left, double right, long number, long total)
        {
            if (!isBold && total > 0 && number * (right - left) / total >= 0.5)
            {
                canvas.Bar(color, left, y - 7, (right - left) * number / total, 14);
            }

            canvas.Text(right - 2, y, Cost.InFull(number), Mark.End, Canvas.SmallSize, isBold);
        }
    }

    private (double Right, double Bottom, double Middle) Group(Canvas canvas, Vertex vertex, double middle, double half, double top)
    {
        const double Height = 40;
        var (left, width, room) = (middle - half, 2 * half, (2 * half) - (2 * Inset));
        if (isOpen)
        {
            canvas.Frame(left, top, width, Height);
        }
        else
        {
            canvas.Box(KindColors.Neutral, left, top, width, Height);
        }

        if (vertex.Units.Count > 1)
        {
            canvas.Stack(left, top, width, Height);
        }

        Named(canvas, words.Name(vertex), left + Inset, room, top + 13, Canvas.TextSize, _ => words.Units(vertex));
        canvas.Text(left + Inset, top + 28, Wrapping.Cut(words.Content(vertex), room, Canvas.SmallSize), Mark.Start,
            Canvas.SmallSize);
        Beside(canvas, vertex, top + (Height / 2));
        return (middle + half, top + Height + (vertex.Units.Count > 1 ? 6 : 0), top + (Height / 2));
    }

    private (double Right, double Bottom, double Middle) Layers(Canvas canvas, Vertex vertex, double middle, double half, double top)
    {
        var kind = words.Kind(vertex);
        var isJoin = kind == LayerKind.Join;
        var height = !isOpen ? 26.0 : isJoin || ledger.WordsOf(vertex.Nodes[0]).IsMinor ? 17 : 22;
        var own = isJoin ? Math.Min(half, 62) : half;
        var (left, width, room) = (middle - own, 2 * own, (2 * own) - (2 * Inset));
        canvas.Box(KindColors.Of(kind), left, top, width, height);
        var times = vertex.Repeats.Count > 0 ? $"×{vertex.Times}" : string.Empty;
        if (times.Length > 0)
        {
            canvas.Stack(left, top, width, height);
            canvas.Text(left + width - Inset, top + (height / 2), times, Mark.End, isBold: true);
        }

        var output = ledger.OutputOf(vertex.Nodes) is { } name ? $" ⇒ {name}" : string.Empty;
        var size = isOpen ? Canvas.SmallSize : Canvas.TextSize;
        var rest = room - (times.Length == 0 ? 0 : 26);
        Named(canvas, isJoin ? string.Empty : words.Name(vertex), left + Inset, rest, top + (height / 2), size,
            space => words.Layers(vertex, space, size) + output);
        Beside(canvas, vertex, top + (height / 2));
        return (middle + own, top + height + (times.Length > 0 ? 6 : 0), top + (height / 2));
    }

    /// <summary>Writes a name, and behind it what it is.</summary>
    private static void Named(Canvas canvas, string name, double x, double room, double y, double size, Func<double, string> what)
    {
        var shown = Wrapping.Cut(name, room / 2 * Wrapping.RoomForBold, size);
        var taken = shown.Length == 0 ? 0 : (Wrapping.Width(shown, size) / Wrapping.RoomForBold) + Inset;
        canvas.Text(x, y, shown, Mark.Start, size, isBold: true);
        canvas.Text(x + taken, y, Wrapping.Cut(what(room - taken), room - taken, size), Mark.Start, size);
    }

    private void Beside(Canvas canvas, Vertex vertex, double y)
    {
        if (!isOpen || vertex.IsGroup || !ledger.WordsOf(vertex.Nodes[0]).IsMinor)
        {
            Map(canvas, vertex.Nodes[^1].Shape, y);
        }

        Costs(canvas, ledger.CostOf(vertex.Nodes), y);
    }

    private (double Right, double Bottom, double Middle) InBranch(Canvas canvas, Vertex vertex, double middle, double half, double top)
    {
        const double Size = Canvas.SmallSize;
        var (kind, room) = (words.Kind(vertex), (2 * half) - 6);
        List<string> lines = [words.Layers(vertex, room, Size)];
        if (kind != LayerKind.Join && !ledger.WordsOf(vertex.Nodes[0]).IsMinor)
        {
            lines.Add(Wrapping.Cut(MapStrip.Words(vertex.Nodes[^1].Shape), room, Size));
            var cost = ledger.CostOf(vertex.Nodes);
            string[] numbers = [.. new[] { Cost.InShort(cost.Parameters), Cost.InShort(cost.MultiplyAccumulates) }
                .Where(number => number.Length > 0)];
            var both = string.Join(" · ", numbers);
            lines.AddRange(numbers.Length == 0 ? [] : Wrapping.Width(both, Size) <= room ? [both] : numbers);
        }

        var height = (lines.Count * Line) + 4;
        canvas.Box(KindColors.Of(kind), middle - half, top, 2 * half, height);
        foreach (var (i, line) in lines.Index())
        {
            canvas.Text(middle, top + 2 + ((i + 0.5) * Line), line, size: Size);
        }

        return (middle + half, top + height, top + (height / 2));
    }
}
