using CourseKit.Networks;

namespace CourseKit.Figures.Diagrams;

/// <summary>A network as rows from the input to the output, with a heading above and the whole cost below.</summary>
internal sealed class Diagram
{
    private const double HeadingHeight = 22, InputHeight = 22, TotalHeight = 26;

    private readonly Ledger ledger;
    private readonly Column column;
    private readonly Lanes lanes;
    private readonly DiagramLayout layout;
    private readonly BoxDrawing boxes;
    private readonly bool isOpen;

    public Diagram(Ledger ledger, bool isOpen)
    {
        (this.ledger, this.isOpen) = (ledger, isOpen);
        Outline = isOpen ? Outlines.Open(ledger) : Outlines.Collapsed(ledger);
        column = Columns.Of(Outline);
        lanes = new Lanes(column, Track.Main, IsWide, isOutside: true);
        layout = new DiagramLayout(ledger, isOpen);
        boxes = new BoxDrawing(ledger, isOpen);
    }

    public Outline Outline { get; }

    /// <summary>The width of the whole, lines beyond the costs included.</summary>
    private double Width => Measures.Width + lanes.OutsideRoom;

    /// <summary>The connections that are drawn between layers that stand alone in their box.</summary>
    public IReadOnlySet<(Node From, Node To)> Edges => layout.Edges;

    /// <summary>The whole in one picture.</summary>
    public Picture Whole()
    {
        var canvas = new Canvas();
        var (legend, y) = Top(canvas, Kinds(isInside: isOpen));
        List<Placed> placed = [Input(canvas, y)];
        foreach (var index in Enumerable.Range(0, column.Parts.Count))
        {
            placed.Add(layout.Part(canvas, Outline, column, index, Track.Main, lanes, placed[^1].Exits, placed[^1].Bottom));
        }

        layout.Beside(canvas, Outline, column, Track.Main, lanes, placed);
        var bottom = Bottom(canvas, placed[^1].Bottom);
        return new Picture(Width, bottom, [.. canvas.Layers, .. legend.Layers()]) { IsShared = isOpen };
    }

    /// <summary>The rows one by one, each with what it opens to, if it does.</summary>
    public IEnumerable<Row> Rows()
    {
        var canvas = new Canvas();
        var (legend, y) = Top(canvas, Kinds(isInside: true));
        var above = Input(canvas, y);
        yield return new Row(new Picture(Width, above.Bottom, [.. canvas.Layers, .. legend.Layers()]), null, null);

        foreach (var (place, part) in column.Parts.Index())
        {
            canvas = new Canvas();
            Exit[] exits = [.. above.Exits.Select(exit => exit with { Y = 0 })];
            var placed = layout.Part(canvas, Outline, column, place, Track.Main, lanes, exits, 0);
            layout.Past(canvas, lanes, place, placed);
            var vertex = part is Column.Box box && Outline.Vertices[box.Vertex] is { IsGroup: true } group ? group : null;
            yield return new Row(new Picture(Width, placed.Bottom, canvas.Layers), vertex, vertex is null ? null : Opened(vertex, place))
            {
                Left = (2 * Measures.Middle) - placed.Right,
                Middle = placed.Middle,
            };
            above = placed;
        }

        canvas = new Canvas();
        yield return new Row(new Picture(Width, Bottom(canvas, 0), canvas.Layers), null, null);
    }

    private bool IsWide(Column.Part part) => part is not Column.Box { Vertex: var box } || Outline.Vertices[box].Units
        .Any(unit => Columns.Of(Outlines.Of(unit, ledger, isOpen)).Width > 1);

    private Picture Opened(Vertex vertex, int place)
    {
        var canvas = new Canvas();
        var placed = layout.Content(canvas, vertex, lanes.Inside(Track.Main, place), [], 0);
        canvas.Line((placed.Exits[0].X, placed.Exits[0].Y), (placed.Exits[0].X, placed.Bottom));
        layout.Past(canvas, lanes, place, placed.Bottom);
        return new Picture(Width, placed.Bottom, canvas.Layers);
    }

    /// <summary>The kinds of the boxes of layers, also of those inside of others.</summary>
    private IEnumerable<LayerKind> Kinds(bool isInside)
    {
        var words = new VertexWords(ledger);
        return Outline.Vertices
            .SelectMany(vertex => vertex.Units.Count == 0 ? [vertex]
                : isInside ? vertex.Units.SelectMany(unit => Outlines.Of(unit, ledger, isOpen).Vertices) : [])
            .Select(words.Kind).Where(kind => kind != LayerKind.Other).Distinct().Order();
    }

    private (Legend Legend, double Bottom) Top(Canvas canvas, IEnumerable<LayerKind> kinds)
    {
        var legend = new Legend(kinds.Select(kind => (KindColors.Name(kind), KindColors.Of(kind))), 1, Width);
        var y = legend.Height + 11;
        canvas.Text(Measures.MapMiddle, y, "maps", size: Canvas.SmallSize);
        canvas.Text(Measures.Shape, y, "output", Mark.Start, Canvas.SmallSize);
        canvas.Text(Measures.ParameterRight, y, "parameters", Mark.End, Canvas.SmallSize);
        canvas.Text(Measures.MacRight, y, "multiply-accumulates", Mark.End, Canvas.SmallSize);
        return (legend, legend.Height + HeadingHeight);
    }

    private Placed Input(Canvas canvas, double y)
    {
        boxes.Map(canvas, ledger.Graph.Input.Shape, y + (InputHeight / 2));
        canvas.Text(Measures.Middle, y + (InputHeight / 2), "input", isBold: true);
        return new([new Exit(Outline.Entry, [ledger.Graph.Input], Measures.Middle, y + InputHeight)], y + InputHeight, 0, 0);
    }

    private double Bottom(Canvas canvas, double y)
    {
        canvas.Rule(Measures.Left, y + 8, Measures.MacRight);
        canvas.Text(Measures.Left, y + 8 + (TotalHeight / 2), "in all", Mark.Start, isBold: true);
        boxes.Costs(canvas, ledger.Total, y + 8 + (TotalHeight / 2), isBold: true);
        return y + 8 + TotalHeight;
    }

    /// <summary>A row of the diagram.</summary>
    /// <param name="Picture">The row, closed.</param>
    /// <param name="Group">The box that opens; null if there is none.</param>
    /// <param name="Inside">The drawing of what is in the box.</param>
    internal sealed record Row(Picture Picture, Vertex? Group, Picture? Inside)
    {
        /// <summary>Gets the left side of the box.</summary>
        public double Left { get; init; }

        /// <summary>Gets the middle of the box, from the top.</summary>
        public double Middle { get; init; }
    }
}
