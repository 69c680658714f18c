using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Hosting;

/// <summary>Note to a learner that a check is missing from the record.</summary>
internal static class UnrecordedCheck
{
    /// <summary>Returns the note, to be shown below the verdict.</summary>
    /// <param name="problem">The reason why the check could not be recorded, and what to do.</param>
    public static Report Note(string problem) => new("This check was not recorded", Tone.Bad, [new Prose(problem)]);
}
