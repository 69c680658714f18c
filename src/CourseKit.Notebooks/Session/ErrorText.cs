using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Session;

/// <summary>An exception as a learner wants to read it: what it says, where in the learner's own code, and what caused it.</summary>
internal static partial class ErrorText
{
    private const int ShownLines = 20, ShownCharacters = 4_000;

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
            return OutputBudget.Cut(error.Message, ShownCharacters).ToString();
        }
        catch (Exception)
        {
            return "(its message cannot be read)";
        }
    }

    /// <summary>The places in cells that the exception went through, innermost first; those of a recursion once.</summary>
    private static List<string> Frames(Exception error)
    {
        List<(string Line, int Times)> places = [];
        foreach (var line in new StackTrace(error, fNeedFileInfo: true).GetFrames().Where(IsLearners).Select(Line))
        {
            if (places is [.., var last] && last.Line == line)
            {
                places[^1] = (line, last.Times + 1);
            }
            else if (places.Count < ShownLines)
            {
                places.Add((line, 1));
            }
        }

        return places.ConvertAll(place => place.Times == 1 ? place.Line : $"{place.Line} ({place.Times} times)");
    }

    private static bool IsLearners(StackFrame frame) =>
        frame.GetFileName() is not null && frame.GetMethod() is { } method
        && AssemblyLoadContext.GetLoadContext(method.Module.Assembly) is CellAssemblies;

    private static string Line(StackFrame frame) =>
        $"   at {Path.GetFileName(frame.GetFileName())}, line {frame.GetFileLineNumber()}{Function(frame.GetMethod()!)}";

    /// <summary>The name that the learner gave to a function, where the compiler has made it <c>&lt;Mean&gt;d__2.MoveNext</c>.</summary>
    private static string Function(MethodBase method)
    {
        var name = method.Name == "MoveNext" ? method.DeclaringType!.Name : method.Name;
        var written = Written().Match(name).Groups["name"].Value;
        return written.StartsWith('<') ? string.Empty : $", in {written}";
    }

    /// <summary>Property accessors; local functions; asynchronous methods and lambdas; plain names. The cell itself has none.</summary>
    [GeneratedRegex(@"^([gs]et_(?<name>.+)|<.+>g__(?<name>[^|]+)\|.*|<(?<name>.+)>[a-z]_.*|(?<name>.+))$")]
    private static partial Regex Written();
}
