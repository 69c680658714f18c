using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace CourseKit.Grading;

/// <summary>The learner's own code in the stack of an exception.</summary>
internal static class AnswerCode
{
    /// <summary>Returns the line of the learner's code that an exception came from, as in « at line 3 of your code»; empty where it is
    /// not known.</summary>
    /// <remarks>«Your code» is the cell that runs the check; another cell is named by its number, a file by its name.</remarks>
    public static string LineOf(Exception exception) =>
        Frames(exception).Where(IsOwn).Select(LineInCell).FirstOrDefault(line => line is not null)
        ?? LineInFile(exception)
        ?? string.Empty;

    /// <summary>Returns the line of an instruction of the learner's code, as in « at line 3 of your code»; empty where it is not
    /// known.</summary>
    public static string LineOf(MethodBase method, int offset) => LineInCell(method, offset) ?? string.Empty;

    /// <summary>Returns whether the learner's code was running when the exception was thrown.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="besides">The assembly of the exercise, which is not of the course where a teacher wrote it.</param>
    public static bool Threw(Exception exception, Assembly besides) =>
        Frames(exception).Any(frame => IsOwn(frame) && frame.GetMethod()!.Module.Assembly != besides);

    private static StackFrame[] Frames(Exception exception) => new StackTrace(exception, fNeedFileInfo: false).GetFrames();

    /// <summary>A line of code that knows its lines itself, which are read for this frame alone.</summary>
    private static string? LineInCell(StackFrame frame) => frame.GetMethod() is { } method
        ? LineInCell(method, frame.GetILOffset()) : null;

    private static string? LineInCell(MethodBase method, int offset) =>
        AssemblyLoadContext.GetLoadContext(method.Module.Assembly) is ISourceLines lines && lines.Find(method, offset) is { } line
            ? At(line.Cell is not null && IsChecking(method.Module.Assembly) ? line.InYourCode() : line)
            : null;

    /// <summary>A line of a program, whose symbols are files beside it.</summary>
    private static string? LineInFile(Exception exception) => new StackTrace(exception, fNeedFileInfo: true).GetFrames()
        .FirstOrDefault(frame => frame.GetFileLineNumber() > 0 && IsOwn(frame)) is { } own
            ? At(new SourceLine(Path.GetFileName(own.GetFileName())!, null, own.GetFileLineNumber())) : null;

    private static string At(SourceLine line) => $" at {line}";

    /// <summary>Returns whether an assembly, which is that of one cell, has called for the check that runs now.</summary>
    private static bool IsChecking(Assembly cell) =>
        new StackTrace(fNeedFileInfo: false).GetFrames().Any(frame => frame.GetMethod()?.Module.Assembly == cell);

    /// <summary>Returns whether an assembly is neither of the course nor of the framework.</summary>
    public static bool IsOwn(Assembly assembly) => !IsCourse(assembly) && !IsFramework(assembly);

    private static bool IsOwn(StackFrame frame) => frame.GetMethod()?.Module.Assembly is { } assembly && IsOwn(assembly);

    private static bool IsCourse(Assembly assembly) => assembly.GetName().Name is { } name
        && name.StartsWith("CourseKit.", StringComparison.Ordinal) && !name.EndsWith(".Tests", StringComparison.Ordinal);

    private static bool IsFramework(Assembly assembly) => assembly.GetName().Name is { } name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal));
}
