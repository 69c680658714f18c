using System.Diagnostics;
using System.Reflection;

namespace CourseKit.Grading;

/// <summary>The learner's own code in the stack of an exception.</summary>
internal static class AnswerCode
{
    /// <summary>The line that an exception came from: « in Cell 7, line 3»; empty where the code has no line numbers.</summary>
    public static string LineOf(Exception exception)
    {
        var own = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetFileLineNumber() > 0 && IsOwn(frame));
        return own is null ? string.Empty : FormattableString.Invariant(
            $" in {Path.GetFileName(own.GetFileName())}, line {own.GetFileLineNumber()}");
    }

    /// <summary>Whether the learner's code was running when the exception was thrown.</summary>
    public static bool Threw(Exception exception) => new StackTrace(exception).GetFrames().Any(IsOwn);

    private static bool IsOwn(StackFrame frame) => frame.GetMethod()?.Module.Assembly is { } assembly && !IsCourse(assembly)
        && !IsFramework(assembly);

    private static bool IsCourse(Assembly assembly) => assembly.GetName().Name is { } name
        && name.StartsWith("CourseKit.", StringComparison.Ordinal) && !name.EndsWith(".Tests", StringComparison.Ordinal);

    private static bool IsFramework(Assembly assembly) => assembly.GetName().Name is { } name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal));
}
