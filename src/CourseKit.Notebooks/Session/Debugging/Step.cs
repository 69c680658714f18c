namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>The next place at which code that goes on is to stop.</summary>
internal sealed record Step(StepKind Kind, CellFrame From)
{
    /// <summary>Returns whether the step ends in a frame: with the first place for one into functions, else with the first in the frame
    /// that it began in, or in one that has called that.</summary>
    public bool EndsIn(CellFrame frame) => Kind switch
    {
        StepKind.In => true,
        StepKind.Over => frame.Depth <= From.Depth && From.Stack.Contains(frame),
        _ => frame.Depth < From.Depth && From.Stack.Contains(frame),
    };
}

/// <summary>Way of going on for a step.</summary>
internal enum StepKind
{
    /// <summary>To the next place, also in a function that is called.</summary>
    In,

    /// <summary>To the next place in the same function, or behind it.</summary>
    Over,

    /// <summary>To the function that has called this one.</summary>
    Out,
}
