namespace CourseKit.Notebooks.Session;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, or it threw.</summary>
    Failed,

    /// <summary>It was interrupted.</summary>
    Interrupted,

    /// <summary>It ran longer than its limit.</summary>
    TimedOut,

    /// <summary>The process that it ran in has ended.</summary>
    Lost,
}
