using CourseKit.Tensors;

namespace CourseKit.Networks.Accounting;

/// <summary>Which pixels of its input one result of a layer depends on.</summary>
public sealed record Sight
{
    private Sight(Window2d? window, bool everything) => (Window, Everything) = (window, everything);

    /// <summary>The one at its own place, in any channel.</summary>
    public static Sight Pixel { get; } = new(null, false);

    /// <summary>All of them.</summary>
    public static Sight All { get; } = new(null, true);

    /// <summary>The window through which it looks, if that is what it does.</summary>
    public Window2d? Window { get; }

    /// <summary>Whether it sees all pixels.</summary>
    public bool Everything { get; }

    /// <summary>Those in a window.</summary>
    public static Sight Through(Window2d window) => new(window, false);
}
