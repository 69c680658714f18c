namespace CourseKit.Notebooks.Session;

/// <summary>Answer to whether a text is a cell already, as a console asks at Enter.</summary>
internal enum CellCompleteness
{
    /// <summary>A cell, which can run.</summary>
    Complete,

    /// <summary>The beginning of a cell: an open bracket or string, an <c>if</c> without its end.</summary>
    Incomplete,

    /// <summary>An error of syntax, which nothing that follows can mend.</summary>
    Invalid,
}
