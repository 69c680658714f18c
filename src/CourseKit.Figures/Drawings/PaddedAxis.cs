namespace CourseKit.Figures.Drawings;

/// <summary>An axis of pixels with the zeros around it, and the places that a window takes on it.</summary>
internal sealed record PaddedAxis
{
    /// <exception cref="ShapeException">The window does not fit.</exception>
    public PaddedAxis(int size, Window window)
    {
        (Size, Window, Outputs) = (size, window, window.Slide(size));
        (Before, After) = window.Padding.Around(size, window.Extent, window.Stride);
    }

    public int Size { get; }

    public Window Window { get; }

    public int Outputs { get; }

    public int Before { get; }

    public int After { get; }

    public int Length => Before + Size + After;

    /// <summary>The pixels that lie in no window, numbered from 1.</summary>
    public IReadOnlyList<int> Dropped => [.. Unreached.Where(place => !IsZero(place)).Select(Number)];

    /// <summary>The zeros that lie in no window.</summary>
    public int IdleZeros => Unreached.Count(IsZero);

    /// <summary>The places that lie in no window.</summary>
    public IEnumerable<int> Unreached => Enumerable.Range(0, Length).Where(place => !IsReached(place));

    /// <summary>The first place of a window, zeros included.</summary>
    public int Start(int output) => output * Window.Stride;

    public bool IsZero(int place) => place < Before || place >= Before + Size;

    public bool IsReached(int place) => place / Window.Stride is var last
        && place - Start(Math.Min(last, Outputs - 1)) < Window.Kernel;

    /// <summary>The number of a pixel, from 1.</summary>
    public int Number(int place) => place - Before + 1;
}
