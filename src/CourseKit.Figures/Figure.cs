using System.Text.Json.Nodes;
using CourseKit.Tensors.Display;

namespace CourseKit.Figures;

/// <summary>Figure: HTML with an inline SVG that needs no JavaScript library, a plotly figure, and text for a terminal.</summary>
/// <remarks>Figures are values: every <c>With…</c> gives a changed copy.</remarks>
[TypeFormatterSource(typeof(FigureFormatterSource))]
public abstract record Figure : IHtml
{
    /// <summary>Gets the title above the figure; may be empty.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Gets the caption below the figure; may be empty.</summary>
    public string Caption { get; init; } = string.Empty;

    /// <summary>The figure in words, for those who cannot see it; made from the data unless it is given.</summary>
    public string Description
    {
        get => field ?? Describe();
        init;
    }

    /// <summary>Returns the figure as an SVG document without scripts.</summary>
    public string ToSvg() => Draw().ToSvg(Title, Description).ToString();

    /// <summary>Returns the figure as self-contained HTML.</summary>
    public virtual string ToHtml() => FigureHtml.Still(this).ToString();

    /// <summary>Returns the figure in plotly.js's JSON: <c>{ "data", "layout", "frames", "config" }</c>; its text alternative is
    /// <c>layout.meta.description</c>.</summary>
    public abstract JsonObject ToPlotly();

    /// <summary>Returns the figure as text for a terminal.</summary>
    public sealed override string ToString() =>
        string.Join('\n', new[] { Title, Print(), Caption }.Where(part => part.Length > 0));

    internal abstract Picture Draw();

    private protected abstract string Describe();

    private protected abstract string Print();
}
