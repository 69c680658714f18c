using CourseKit.Tensors;

namespace CourseKit.Networks.Accounting;

/// <summary>Which pixels of its input one result of a layer depends on.</summary>
public sealed class Sight
{
    private Sight(Window2d? window, bool everything, bool spreads = false) => (Window, Everything, Spreads) = (window, everything, spreads);

    /// <summary>The one at its own place, in any channel.</summary>
    public static Sight Pixel { get; } = new(null, false);

    /// <summary>All of them.</summary>
    public static Sight All { get; } = new(null, true);

    /// <summary>None of them: of this input, the size alone matters.</summary>
    public static Sight None { get; } = new(null, false);

    /// <summary>The window through which it looks, or spreads, if that is what it does.</summary>
    public Window2d? Window { get; }

    /// <summary>Whether it sees all pixels.</summary>
    public bool Everything { get; }

    /// <summary>Whether the window lies on the results: each pixel of the input is spread over one,
    /// as by a transposed convolution.</summary>
    public bool Spreads { get; }

    /// <summary>Those in a window.</summary>
    public static Sight Through(Window2d window) => new(window, false);

    /// <summary>Those whose windows, which lie on the results and move by the stride, reach it.</summary>
    public static Sight Spread(Window2d window) => new(window, false, spreads: true);
}
