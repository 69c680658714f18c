namespace CourseKit.Notebooks.Session;

/// <summary>Way in which a cell ended.</summary>
internal enum CellStatus
{
    /// <summary>Run to its end.</summary>
    Succeeded,

    /// <summary>Ended by an error: the cell did not compile, or it threw.</summary>
    Failed,

    /// <summary>Ended, or kept from running, by an interrupt.</summary>
    Interrupted,

    /// <summary>Ended at its time limit.</summary>
    TimedOut,

    /// <summary>Lost with the process that it ran in.</summary>
    Lost,
}
