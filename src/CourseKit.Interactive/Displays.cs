using System.ComponentModel;
using CourseKit.Figures;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Interactive;

/// <summary>Methods that cells of the course call by their bare names, and that .NET Interactive lacks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Displays
{
    /// <summary>Shows a value below the cell, at once.</summary>
    /// <param name="value">The value to show.</param>
    /// <param name="mimeTypes">The forms to show it in; its preferred ones by default.</param>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue Display(object value, params string[] mimeTypes) =>
        (KernelInvocationContext.Current ?? throw new InvalidOperationException("A value is shown by a cell while it runs."))
            .Display(value, mimeTypes);

    /// <summary>Opens a place below the running cell, in which each figure takes the place of the one before; null where no cell is
    /// running.</summary>
    internal static Action<Figure>? OpenLive()
    {
        DisplayedValue? shown = null;
        return KernelInvocationContext.Current is not { } cell ? null : figure =>
        {
            if (shown is null)
            {
                shown = cell.Display(figure);
            }
            else
            {
                shown.Update(figure);
            }
        };
    }
}
