namespace CourseKit.Figures;

/// <summary>Title, caption and alternative text of figures.</summary>
public static class FigureText
{
    extension<TFigure>(TFigure figure)
        where TFigure : Figure
    {
        /// <summary>Returns the figure with a title above it.</summary>
        public TFigure Titled(string title) => figure with { Title = title };

        /// <summary>Returns the figure with a caption below it.</summary>
        public TFigure Captioned(string caption) => figure with { Caption = caption };

        /// <summary>Returns the figure with an alternative text, for those who cannot see it.</summary>
        public TFigure Described(string description) => figure with { Description = description };
    }
}
