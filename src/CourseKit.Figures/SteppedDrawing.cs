using System.Text.Json.Nodes;
using CourseKit.Figures.Plotly;
using CourseKit.Figures.Stepping;

namespace CourseKit.Figures;

/// <summary>Drawing in steps, of which the reader sees one at a time, with a slider and buttons to go back, play and go on.</summary>
public abstract record SteppedDrawing : Drawing
{
    /// <inheritdoc/>
    public sealed override string ToHtml()
    {
        var frames = Frames();
        return FigureHtml.Stepped(this, SteppedPicture.Of(frames), StepCaptions(), frames.Count).ToString();
    }

    /// <inheritdoc/>
    public sealed override JsonObject ToPlotly() => PlotlyDrawing.Of(this, StepCaptions() is { Count: > 0 } captions
        ? [.. Frames().Zip(captions, (frame, caption) => frame.Above(Wrapping.Lines(caption, frame.Width)))] : Frames());

    internal abstract IReadOnlyList<Picture> Frames();

    internal sealed override Picture Draw() => SteppedPicture.Of(Frames());

    /// <summary>The text below each step; none by default.</summary>
    private protected virtual IReadOnlyList<string> StepCaptions() => [];
}
