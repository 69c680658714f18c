namespace CourseKit.Tensors.Execution;

/// <summary>Where whoever runs a learner's code can stop it in the middle of long computations.</summary>
public static class Interruption
{
    /// <summary>Is called after each operation, on the thread that computes it, and throws to stop there. Nothing, unless set.</summary>
    public static Action? Check { get; set; }
}
