using CourseKit.Figures;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session;

/// <summary>Figure below the running cell that changes in place.</summary>
internal sealed class LiveOutput
{
    private readonly OutputQueue cell;
    private readonly string displayId = Guid.NewGuid().ToString("N");
    private bool isShown;

    private LiveOutput(OutputQueue cell) => this.cell = cell;

    /// <summary>Opens a place below the running cell, in which each figure takes the place of the one before; null where no cell is
    /// running.</summary>
    public static Action<Figure>? Open() => CellConsole.Current is { } cell ? new LiveOutput(cell).Show : null;

    /// <summary>Shows a figure, in a cell that has been told to stop too: how far it came is to be seen.</summary>
    private void Show(Figure figure)
    {
        var forms = MimeBundle.OfText(figure.ToString()).With(FigureFormatterSource.HtmlMimeType, figure.ToHtml());
        cell.AddAtEnd(isShown ? new CellOutput.Update(forms, displayId) : new CellOutput.Display(forms, displayId));
        isShown = true;
        Stoppable.Checkpoint();
    }
}
