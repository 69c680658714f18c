using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CourseKit.Figures.Plotly;
using CourseKit.Figures.Stepping;

namespace CourseKit.Figures.Plots;

/// <summary>Animation of plots, one frame at a time, with a slider and buttons to go back, play and go on.</summary>
public sealed record StepPlot : Plot
{
    /// <summary>Creates an animation of plots in this order.</summary>
    /// <exception cref="ShapeException">There are none, or there are captions, but not as many as frames.</exception>
    public StepPlot(ImmutableArray<Plot> frames, ImmutableArray<string> captions)
    {
        if (frames.Length == 0 || (captions.Length > 0 && captions.Length != frames.Length))
        {
            throw new ShapeException(
                "A figure in steps has at least one frame, and a caption for each of them or none.",
                $"{Words.Count(frames.Length, "frame")} and {Words.Count(captions.Length, "caption")}");
        }

        (Frames, Captions) = (frames, captions);
    }

    /// <summary>Gets the frames in order.</summary>
    public ImmutableArray<Plot> Frames { get; }

    /// <summary>Gets the captions of the frames; may be empty.</summary>
    public ImmutableArray<string> Captions { get; }

    /// <inheritdoc/>
    public override string ToHtml() => FigureHtml.Stepped(this, Draw(), Captions, Frames.Length).ToString();

    /// <inheritdoc/>
    public override JsonObject ToPlotly() => PlotlyFrames.Of(
        this, Draw().Height, [.. Frames.Select(frame => frame.Traces())], [.. Frames.Select(frame => frame.Layout())], Captions,
        PlotlyRoom.Around(Layout(), hasControls: true));

    internal override Picture Draw() => SteppedPicture.Of([.. Frames.Select(frame => frame.Draw())]);

    internal override JsonArray Traces() => Frames[0].Traces();

    internal override JsonObject Layout() => Frames[0].Layout();

    private protected override string Describe() =>
        $"{Words.Count(Frames.Length, "step")}. The first: " +
            $"{Frames[0].Description}{(Frames.Length > 1 ? $" The last: {Frames[^1].Description}" : string.Empty)}";

    private protected override string Print() => string.Join("\n\n", Shown().Select(step =>
        $"step {step + 1} of {Frames.Length}{(Captions.Length > 0 ? $": {Captions[step]}" : string.Empty)}\n{Frames[step]}"));

    private IEnumerable<int> Shown() => new[] { 0, Frames.Length - 1 }.Distinct();
}
