namespace CourseKit.Figures;

/// <summary>The words around a figure, for every kind of figure.</summary>
public static class FigureText
{
    extension<TFigure>(TFigure figure)
        where TFigure : Figure
    {
        /// <summary>This figure with a line above it.</summary>
        public TFigure Titled(string title) => figure with { Title = title };

        /// <summary>This figure with a caption below it.</summary>
        public TFigure Captioned(string caption) => figure with { Caption = caption };

        /// <summary>This figure with its content in words, for those who cannot see it.</summary>
        public TFigure Described(string description) => figure with { Description = description };
    }
}
