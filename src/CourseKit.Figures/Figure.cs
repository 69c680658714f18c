using CourseKit.Tensors.Display;

namespace CourseKit.Figures;

/// <summary>Something to look at: as HTML with an inline SVG that C# draws itself, and as text in a terminal.</summary>
/// <remarks>Figures are values: every <c>With…</c> gives a changed copy.</remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public abstract record Figure : IHtml
{
    /// <summary>The line above the figure; may be empty.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>What to see in the figure, below it; may be empty.</summary>
    public string Caption { get; init; } = string.Empty;

    /// <summary>The figure in words, for those who cannot see it; made from the data unless it is given.</summary>
    public string Description
    {
        get => field ?? Describe();
        init;
    }

    /// <summary>The drawing alone, as an SVG document without scripts.</summary>
    public string ToSvg() => Draw().ToSvg(Title, Description).ToString();

    /// <summary>The figure as HTML that needs nothing but itself.</summary>
    public virtual string ToHtml() => FigureHtml.Still(this).ToString();

    /// <summary>The figure as text for a terminal.</summary>
    public sealed override string ToString() =>
        string.Join('\n', new[] { Title, Print(), Caption }.Where(part => part.Length > 0));

    internal abstract Picture Draw();

    private protected abstract string Describe();

    private protected abstract string Print();
}
