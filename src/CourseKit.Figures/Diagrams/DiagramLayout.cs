using CourseKit.Networks;

namespace CourseKit.Figures.Diagrams;

/// <summary>Places the boxes of a network from the top down, and draws them.</summary>
internal sealed class DiagramLayout(Ledger ledger, bool isOpen)
{
    private const double Leave = 4, Turn = 10;

    private readonly BoxDrawing boxes = new(ledger, isOpen);
    private readonly VertexWords words = new(ledger);

    /// <summary>The connections that have been drawn between layers that stand alone in their box.</summary>
    public HashSet<(Node From, Node To)> Edges { get; } = [];

    private double Gap => isOpen ? 9 : 12;

    /// <summary>Draws one part of a column below what is above it.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="outline">The boxes.</param>
    /// <param name="column">The column.</param>
    /// <param name="index">The place of the part in the column.</param>
    /// <param name="track">The room of the column.</param>
    /// <param name="lanes">The places of the lines beside the column.</param>
    /// <param name="above">The places from which lines come.</param>
    /// <param name="y">The bottom of what is above.</param>
    /// <returns>The places from which lines go on, the bottom, and the right side of a box, to which lines at the side come.</returns>
    public Placed Part(Canvas canvas, Outline outline, Column column, int index, Track track, Lanes lanes, IReadOnlyList<Exit> above,
        double y)
    {
        if (column.Parts[index] is Column.Fork fork)
        {
            return Fork(canvas, outline, fork, track, lanes, above, y);
        }

        var place = ((Column.Box)column.Parts[index]).Vertex;
        var vertex = outline.Vertices[place];
        var isMeeting = above.Any(exit => exit.X != track.Middle);
        var top = y + Gap + (isMeeting ? Turn - 2 : 0);
        Connect(canvas, outline, place, above, track.Middle, top);
        var box = boxes.Draw(canvas, vertex, track, lanes.Room(track), top);
        var inside = vertex.Nodes.ToHashSet();
        var exit = new Exit(place, vertex.Nodes, track.Middle, box.Bottom);
        if (!isOpen || !vertex.IsGroup)
        {
            return new([exit], box.Bottom, box.Right, box.Middle);
        }

        Node[] read = [.. vertex.Nodes.SelectMany(node => node.Inputs).Where(node => !inside.Contains(node)).Distinct()];
        var content = Content(canvas, vertex, lanes.Inside(track, index), read, box.Bottom);
        return content with
        {
            Exits = [.. content.Exits.Select(end => end with { Vertex = place })],
            Right = box.Right,
            Middle = box.Middle,
        };
    }

    /// <summary>Draws what is in a unit or a stage, in frames; of units that are alike the first.</summary>
    public Placed Content(Canvas canvas, Vertex vertex, Track track, IReadOnlyList<Node> read, double y)
    {
        IReadOnlyList<Exit> exits = [new Exit(Outline.Entry, read, track.Middle, y)];
        if (vertex.Repeats.Count > 0)
        {
            return Framed(canvas, new Outline(vertex.Repeats, ledger), track, exits, y, y + 4);
        }

        var runs = isOpen ? [.. vertex.Units.Select(unit => (IReadOnlyList<Unit>)[unit])] : Runs.Of(vertex.Units);
        foreach (var run in runs)
        {
            var top = y + 5;
            var below = top;
            if (vertex.Units.Count > 1)
            {
                Heading(canvas, vertex, run, track, top + 10);
                below += 14;
            }

            var placed = Framed(canvas, Outlines.Of(run[0], ledger, isOpen), track, exits, top, below);
            (exits, y) = ([.. placed.Exits.Select(exit => exit with { Vertex = Outline.Entry })], placed.Bottom);
        }

        return new(exits, y, 0, 0);
    }

    /// <summary>Draws the connections of a column that are not those of a part with the next.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="outline">The boxes.</param>
    /// <param name="column">The column.</param>
    /// <param name="track">The room of the column.</param>
    /// <param name="lanes">The places of the lines.</param>
    /// <param name="placed">The places of what is above the column, then of each part.</param>
    public void Beside(Canvas canvas, Outline outline, Column column, Track track, Lanes lanes, IReadOnlyList<Placed> placed)
    {
        foreach (var lane in lanes.All)
        {
            var (from, to) = (placed[lane.From + 1], placed[lane.To + 1]);
            var x = lanes.X(lane, track);
            canvas.Line((from.Exits[0].X, from.Bottom + Leave), (x, from.Bottom + Leave), (x, to.Middle), (to.Right, to.Middle));
            canvas.HeadLeft(to.Right, to.Middle);
            Read(outline.Vertices[((Column.Box)column.Parts[lane.To]).Vertex], from.Exits.SelectMany(exit => exit.Nodes));
        }
    }

    /// <summary>Draws the pieces of the lines beside a column that stand in a picture of one of its parts alone.</summary>
    public void Past(Canvas canvas, Lanes lanes, int place, Placed placed)
    {
        foreach (var lane in lanes.All.Where(lane => place > lane.From && place <= lane.To))
        {
            var x = lanes.X(lane, Track.Main);
            List<(double X, double Y)> points = place == lane.From + 1 ? [(Track.Main.Middle, Leave), (x, Leave)] : [(x, 0)];
            points.AddRange(place == lane.To ? [(x, placed.Middle), (placed.Right, placed.Middle)] : [(x, placed.Bottom)]);
            canvas.Line([.. points]);
            if (place == lane.To)
            {
                canvas.HeadLeft(placed.Right, placed.Middle);
            }
        }
    }

    /// <summary>Draws the pieces of the lines beside a column that go by what a part opens to.</summary>
    public void Past(Canvas canvas, Lanes lanes, int place, double height)
    {
        foreach (var lane in lanes.All.Where(lane => place > lane.From && place < lane.To))
        {
            canvas.Line((lanes.X(lane, Track.Main), 0), (lanes.X(lane, Track.Main), height));
        }
    }

    private void Heading(Canvas canvas, Vertex vertex, IReadOnlyList<Unit> run, Track track, double y)
    {
        var name = words.Name(run[0], run[^1]);
        var path = vertex.Name.Length > 0 && run[0].IsNumbered ? $"{vertex.Name}.{name}" : name;
        canvas.Text(track.Left, y, Wrapping.Cut(path, track.Middle - track.Left - 6, Canvas.SmallSize), Mark.Start, Canvas.SmallSize);
        if (run.Count > 1)
        {
            var isEqual = run.DistinctBy(unit => ledger.CostOf(unit.Nodes)).Count() == 1;
            canvas.Text(track.Middle + 8, y, Wrapping.Cut(isEqual ? $"×{run.Count}, here one" : $"×{run.Count}, here the first",
                track.Right - track.Middle - 8, Canvas.SmallSize), Mark.Start, Canvas.SmallSize);
        }
    }

    private Placed Framed(Canvas canvas, Outline outline, Track track, IReadOnlyList<Exit> above, double top, double y)
    {
        var placed = Below(canvas, outline, Columns.Of(outline), track, above, y);
        var bottom = placed.Bottom + 6;
        canvas.Frame(track.Left - 8, top, (track.IsMain ? track.RightOfBranches : track.Right) + 12 - track.Left, bottom - top);
        return placed with { Bottom = bottom };
    }

    private Placed Below(Canvas canvas, Outline outline, Column column, Track track, IReadOnlyList<Exit> above, double y)
    {
        var lanes = new Lanes(column, track, part => part is Column.Fork, isOutside: false);
        var placed = new List<Placed> { new(above, Math.Max(y, above.Max(exit => exit.Y)), 0, 0) };
        foreach (var index in Enumerable.Range(0, column.Parts.Count))
        {
            placed.Add(Part(canvas, outline, column, index, track, lanes, placed[^1].Exits, placed[^1].Bottom));
        }

        Beside(canvas, outline, column, track, lanes, placed);
        return placed[^1];
    }

    private Placed Fork(Canvas canvas, Outline outline, Column.Fork fork, Track track, Lanes lanes, IReadOnlyList<Exit> above, double y)
    {
        const double Between = 8;
        var right = track.RightOfBranches - lanes.FarRoom;
        var width = (right - track.Left + Between) / fork.Branches.Sum(branch => branch.Width);
        var (left, bottom, exits) = (track.Left, y, new List<Exit>());
        foreach (var branch in fork.Branches)
        {
            var own = new Track(left, left + (branch.Width * width) - Between, IsMain: false, left + (branch.Width * width) - Between);
            var placed = Below(canvas, outline, branch, own, above, y + 4);
            exits.AddRange(placed.Exits);
            bottom = Math.Max(bottom, placed.Bottom);
            left += branch.Width * width;
        }

        return new([.. exits], bottom, 0, 0);
    }

    /// <summary>Draws the lines from above to a box that reads what comes from there.</summary>
    private void Connect(Canvas canvas, Outline outline, int place, IReadOnlyList<Exit> above, double x, double top)
    {
        Exit[] read = [.. above.Where(exit => outline.Sources[place].Contains(exit.Vertex))];
        foreach (var exit in read.DistinctBy(exit => (exit.X, exit.Y)))
        {
            if (exit.X == x)
            {
                canvas.Line((x, exit.Y), (x, top));
            }
            else
            {
                canvas.Line((exit.X, exit.Y), (exit.X, top - Turn), (x, top - Turn), (x, top));
            }

            canvas.HeadDown(x, top);
        }

        Read(outline.Vertices[place], read.SelectMany(exit => exit.Nodes));
    }

    private void Read(Vertex vertex, IEnumerable<Node> nodes)
    {
        if (vertex.Nodes is [var only])
        {
            Edges.UnionWith(nodes.Where(only.Inputs.Contains).Select(node => (node, only)));
        }
    }
}
