using System.Diagnostics;

namespace CourseKit.Grading;

/// <summary>Where in the learner's own code an exception came from.</summary>
internal static class AnswerLine
{
    /// <summary>« in Cell 7, line 3»; empty where the code has no line numbers.</summary>
    public static string Of(Exception exception)
    {
        var own = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetFileLineNumber() > 0 && !IsOurs(frame));
        return own is null ? string.Empty : FormattableString.Invariant(
            $" in {Path.GetFileName(own.GetFileName())}, line {own.GetFileLineNumber()}");
    }

    private static bool IsOurs(StackFrame frame) =>
        frame.GetMethod()?.DeclaringType?.Assembly.GetName().Name is { } name &&
            name.StartsWith("CourseKit.", StringComparison.Ordinal) && !name.EndsWith(".Tests", StringComparison.Ordinal);
}
