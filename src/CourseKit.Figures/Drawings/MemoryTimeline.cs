using System.Collections.Immutable;
using System.Globalization;
using CourseKit.Figures.Terminal;
using CourseKit.Networks.Accounting;

namespace CourseKit.Figures.Drawings;

/// <summary>Memory of a network over the layers that are computed, a bar for each step: parameters and what belongs to them as the base,
/// and on it the activations that are alive. The peak is marked.</summary>
/// <remarks>The numbers are those of <see cref="MemorySummary"/>, which says what is counted.</remarks>
public sealed record MemoryTimeline : Drawing
{
    private const int MostBars = 120, MostDetailed = 24, MostLines = 24, MostInWords = 12;
    private const double Narrowest = 400, Widest = 600, StepWidth = 52, Height = 330, PassLine = 18, LabelLine = 14, LongestLabel = 110;
    private const double SmallText = 10, Tallest = 1.14;

    private static readonly Rgb Kept = Palette.Of(5);

    private readonly string name;
    private readonly bool trains;
    private readonly ImmutableArray<(string Name, long Bytes, Rgb Color)> parts;
    private readonly ImmutableArray<MemoryStep> steps;

    private MemoryTimeline(string name, bool trains, IEnumerable<(string Name, long Bytes, Rgb Color)> parts,
        IReadOnlyList<MemoryStep> steps)
    {
        (this.name, this.trains, this.parts) = (name, trains, [.. parts.Where(part => part.Bytes > 0)]);
        this.steps = [.. steps];
    }

    /// <summary>Gets the highest number of bytes in memory at any step.</summary>
    public long PeakBytes => Bytes(Peak);

    private MemoryStep Peak => steps.MaxBy(step => step.ActivationBytes)!;

    private long Base => parts.Sum(part => part.Bytes);

    private (double Bytes, string Name) Unit => PeakBytes switch
    {
        >= 1_000_000_000 => (1e9, "GB"),
        >= 1_000_000 => (1e6, "MB"),
        >= 1_000 => (1e3, "kB"),
        _ => (1, "bytes"),
    };

    private string PeakLabel => $"peak {new ByteSize(PeakBytes).Si} at {Label(Peak)}";

    /// <summary>Returns the memory of a prediction: an activation is freed when nobody reads it any more.</summary>
    /// <param name="summary">The summary of a network: <c>network.Summarize([1, 3, 200, 300])</c>.</param>
    public static MemoryTimeline OfPrediction(Summary summary) => new(
        summary.Name, trains: false, Parts(summary.Memory).Take(2), summary.Memory.PredictionSteps);

    /// <summary>Returns the memory of training on one batch: all activations are kept until the backward pass has come back to their
    /// layer.</summary>
    /// <param name="summary">The summary of a network for a batch: <c>network.Summarize([50, 3, 200, 300])</c>.</param>
    public static MemoryTimeline OfTraining(Summary summary) =>
        new(summary.Name, trains: true, Parts(summary.Memory), summary.Memory.TrainingSteps);

    internal override Picture Draw()
    {
        var bars = Highest(MostBars);
        var width = Math.Clamp((bars.Length * StepWidth) + 60, Narrowest, Widest);
        var legend = new Legend(Colors(bars), 1, width);
        string[] labels = [.. bars.Select(bar => Wrapping.Cut(Label(bar), LongestLabel))];
        var ticks = new AxisRange(0, PeakBytes / Unit.Bytes * Tallest, false).On(0, 1).Ticks(5);
        var widest = labels.Max(label => Wrapping.Width(label));
        var isTight = widest + 6 > (width - 16 - ticks.Widest - 30) / bars.Length;
        var area = new PlotArea((width, Height), (string.Empty, Unit.Name),
            (ticks.Widest, (isTight ? widest + 6 : PlotArea.OneLine) + PassLine), legend.Height);
        var y = new Scale(0, PeakBytes * Tallest, area.Bottom, area.Top);
        var bands = new Bands(area.Left, area.Right, bars.Length, 1);
        Segment[] segments = [.. bars.Index().SelectMany(bar => Stack(bar.Item, bar.Index, bars.Length <= MostDetailed))];
        var every = (int)Math.Ceiling(bars.Length * LabelLine / (area.Right - area.Left));
        var named = labels.Index().Where(label => label.Index % every == 0).Select(label => (bands.Middle(label.Index), label.Item));
        var peak = Array.IndexOf(bars, Peak);
        return new Picture(width, Height, [
            Mark.Strokes(1, 0.15, area.RowLines(y with { High = y.High / Unit.Bytes }, BelowPeak(ticks))),
            Mark.Layer(segments.Select(segment => Mark.Area(segment.Color, Box(segment, bands, y)))),
            Mark.Writing("middle", SmallText, segments.Where(segment => IsRoomy(segment, bands, y)).Select(segment => Mark.Text(
                bands.Middle(segment.Bar), y.At(segment.From + (segment.Bytes / 2.0)) + 4, Size(segment.Bytes), segment.Color.Ink))),
            .. area.Axes(),
            area.RowLabels(ticks.Marks.Select(tick => (y.At(tick.Value * Unit.Bytes), tick.Label))),
            isTight ? area.TurnedColumnLabels(named) : area.ColumnLabels(named),
            Mark.Layer(Passes(bars, bands)),
            Mark.Strokes(2, 1, Mark.Path(Mark.Box(
                bands.Start(peak, 0) - 1, y.At(PeakBytes) - 1, bands.Bar + 2, area.Bottom - y.At(PeakBytes) + 1))),
            new Element("g") { ["stroke"] = "currentColor", ["stroke-dasharray"] = "4 3" }
                .Containing(Mark.Path(Mark.Line(area.Left, y.At(PeakBytes) - 1, area.Right, y.At(PeakBytes) - 1))),
            new Element("g") { ["text-anchor"] = Mark.Start, ["font-weight"] = "600" }.Containing(Mark.Text(
                area.Left + 5, y.At(PeakBytes) - 7, Wrapping.Cut(PeakLabel, area.Right - area.Left))),
            .. legend.Layers(),
        ])
        {
            Hints = bars.Length <= MostDetailed
                ? [.. segments.Select(segment => new Hint(bands.Middle(segment.Bar), y.At(segment.From + (segment.Bytes / 2.0)),
                    Math.Min(bands.Bar, y.At(segment.From) - y.At(segment.From + segment.Bytes)),
                    $"{segment.Name}: {new ByteSize(segment.Bytes).Si}"))]
                : [.. bars.Select((bar, i) => new Hint(bands.Middle(i), y.At(Bytes(bar)), bands.Bar,
                    $"{(bar.IsBackward ? "back through " : string.Empty)}{Label(bar)}: {new ByteSize(Bytes(bar)).Si}"))],
        };
    }

    private protected override string Describe() =>
        $"Memory of {name}, layer by layer, in {(trains ? "training" : "a prediction")}. "
        + (parts.Length == 0 ? string.Empty
            : $"All the time: {string.Join(", ", parts.Select(part => $"{part.Name} {new ByteSize(part.Bytes).Si}"))}. ")
        + (steps.Length > MostInWords ? $"{steps.Length} steps. " : string.Concat(steps.Select(step =>
            $"{(step.IsBackward ? "Back through " : string.Empty)}{Label(step)}: {new ByteSize(Bytes(step)).Si}. ")))
        + Finding();

    private protected override string Print()
    {
        var lines = Highest(MostLines);
        return string.Join('\n', [
            $"memory in {Unit.Name}",
            .. Blocks.Bars([.. lines.Select(line => $"{(line.IsBackward ? "← " : string.Empty)}{Label(line)}")],
                [.. lines.Select(line => Digits.Round(Bytes(line) / Unit.Bytes, 5))]),
            Finding(),
        ]);
    }

    /// <summary>At most so many of the steps: all of them, or the highest of each stretch.</summary>
    private MemoryStep[] Highest(int most) =>
        [.. steps.Chunk((steps.Length + most - 1) / most).Select(stretch => stretch.MaxBy(step => step.ActivationBytes)!)];

    private AxisTicks BelowPeak(AxisTicks ticks) => new([.. ticks.Marks.Where(tick => tick.Value * Unit.Bytes <= PeakBytes)]);

    private string Finding() => string.Create(CultureInfo.InvariantCulture,
        $"The peak is {PeakBytes:N0} bytes{(PeakBytes < 1000 ? string.Empty : $" = {new ByteSize(PeakBytes)}")}, at {Label(Peak)}.");

    private static IEnumerable<(string Name, long Bytes, Rgb Color)> Parts(MemorySummary memory) =>
    [
        ("parameters", memory.ParameterBytes, RoleColors.Kernel),
        ("running statistics", memory.BufferBytes, Palette.Of(3)),
        ("gradients of parameters", memory.GradientBytes, RoleColors.Gradient),
        ("optimizer state", memory.OptimizerStateBytes, Palette.Of(4)),
    ];

    private IEnumerable<(string Name, Rgb Color)> Colors(MemoryStep[] bars) => parts.Select(part => (part.Name, part.Color)).Concat(
        new[] { ActivationUse.Read, ActivationUse.Written, ActivationUse.Kept }
            .Where(use => bars.Any(bar => bar.Activations.Any(activation => activation.Use == use)))
            .Select(use => (use switch
            {
                ActivationUse.Read => "read by the layer",
                ActivationUse.Written => "written by the layer",
                _ => trains ? "kept for the gradients" : "kept for later layers",
            }, Color(use))));

    private static Rgb Color(ActivationUse use) => use switch
    {
        ActivationUse.Read => RoleColors.Input,
        ActivationUse.Written => RoleColors.Output,
        _ => Kept,
    };

    private long Bytes(MemoryStep step) => Base + step.ActivationBytes;

    /// <summary>«0 Conv2d» where the path is a number alone, else the path.</summary>
    private static string Label(MemoryStep step) =>
        step.Name.Length == 0 ? step.Kind : step.Name.All(char.IsAsciiDigit) ? $"{step.Name} {step.Kind}" : step.Name;

    /// <summary>The parts of a bar, from below; without details, all activations of one use that lie on each other are one.</summary>
    private IEnumerable<Segment> Stack(MemoryStep step, int bar, bool isDetailed)
    {
        var from = 0L;
        var activations = step.Activations.Select(activation => (
            activation.Name == "input" ? activation.Name : $"output of {activation.Name}", activation.Bytes, Color(activation.Use)));
        foreach (var (name, bytes, color) in parts.Concat(isDetailed ? activations : Joined(activations)))
        {
            yield return new(bar, from, bytes, color, name);
            from += bytes;
        }
    }

    private static List<(string Name, long Bytes, Rgb Color)> Joined(IEnumerable<(string Name, long Bytes, Rgb Color)> activations)
    {
        var joined = new List<(string Name, long Bytes, Rgb Color)>();
        foreach (var (_, bytes, color) in activations)
        {
            if (joined.Count > 0 && joined[^1].Color == color)
            {
                joined[^1] = (string.Empty, joined[^1].Bytes + bytes, color);
            }
            else
            {
                joined.Add((string.Empty, bytes, color));
            }
        }

        return joined;
    }

    /// <summary>A segment with a gap above it, so that its neighbor of one color can be told from it.</summary>
    private static string Box(Segment segment, Bands bands, Scale y)
    {
        var (top, bottom) = (y.At(segment.From + segment.Bytes), y.At(segment.From));
        var gap = bottom - top > 3 ? 1 : 0;
        return Mark.Box(bands.Start(segment.Bar, 0), top + gap, bands.Bar, bottom - top - gap);
    }

    private bool IsRoomy(Segment segment, Bands bands, Scale y) =>
        y.At(segment.From) - y.At(segment.From + segment.Bytes) > SmallText + 2
        && Wrapping.Width(Size(segment.Bytes), SmallText) + 2 < bands.Bar;

    private string Size(long bytes) => Digits.Label(bytes / Unit.Bytes, 3);

    /// <summary>The names of the two passes below their steps.</summary>
    private IEnumerable<Element> Passes(MemoryStep[] bars, Bands bands)
    {
        Element Below(bool isBackward, string text)
        {
            int[] own = [.. bars.Index().Where(bar => bar.Item.IsBackward == isBackward).Select(bar => bar.Index)];
            return Mark.Text((bands.Middle(own[0]) + bands.Middle(own[^1])) / 2, Height - 5, text);
        }

        return !trains ? [Below(false, "layer by layer →")]
            : bars.Any(bar => bar.IsBackward) ? [Below(false, "forward →"), Below(true, "backward →")] : [Below(false, "forward →")];
    }

    private readonly record struct Segment(int Bar, long From, long Bytes, Rgb Color, string Name);
}
