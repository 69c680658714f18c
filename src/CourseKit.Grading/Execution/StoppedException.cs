namespace CourseKit.Grading.Execution;

/// <summary>Exception that unwinds code that has been told to stop; see <see cref="Stoppable.Checkpoint"/>.</summary>
public sealed class StoppedException() : Exception("The code was told to stop.");
