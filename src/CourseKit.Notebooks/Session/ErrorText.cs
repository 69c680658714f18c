using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Session;

/// <summary>An exception as a learner wants to read it: what it says, where in the learner's own code, and what caused it.</summary>
internal static partial class ErrorText
{
    /// <summary>The error that a cell ends with when its code has thrown.</summary>
    public static CellOutput.Error Of(Exception error)
    {
        List<string> trace = [OneLine(error), .. Frames(error)];
        for (var cause = error.InnerException; cause is not null; cause = cause.InnerException)
        {
            trace.AddRange([$"caused by {OneLine(cause)}", .. Frames(cause)]);
        }

        return new CellOutput.Error(error.GetType().Name, Message(error), trace);
    }

    /// <summary>Type and message.</summary>
    public static string OneLine(Exception error) => $"{error.GetType().Name}: {Message(error)}";

    private static string Message(Exception error)
    {
        try
        {
            return error.Message;
        }
        catch (Exception)
        {
            return "(its message cannot be read)";
        }
    }

    /// <summary>The places in cells that the exception went through, innermost first.</summary>
    private static IEnumerable<string> Frames(Exception error) =>
        from frame in new StackTrace(error, fNeedFileInfo: true).GetFrames()
        where frame.GetFileName() is not null && frame.GetMethod() is { } method
            && AssemblyLoadContext.GetLoadContext(method.Module.Assembly) is CellAssemblies
        select $"   at {Path.GetFileName(frame.GetFileName())}, line {frame.GetFileLineNumber()}{Function(frame.GetMethod()!)}";

    /// <summary>The name that the learner gave to a function; the compiler has wrapped it into names such as <c>&lt;Mean&gt;d__2.MoveNext</c>.</summary>
    private static string Function(MethodBase method)
    {
        var name = method.Name == "MoveNext" ? method.DeclaringType!.Name : method.Name;
        var written = Written().Match(name).Groups["name"].Value;
        return written.StartsWith('<') ? string.Empty : $", in {written}";
    }

    /// <summary>Property accessors, local functions, asynchronous methods and lambdas, and plain names; the cell itself is <c>&lt;Initialize&gt;</c>.</summary>
    [GeneratedRegex(@"^([gs]et_(?<name>.+)|<.+>g__(?<name>[^|]+)\|.*|<(?<name>.+)>[a-z]_.*|(?<name>.+))$")]
    private static partial Regex Written();
}
