using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CourseKit.Grading;
using CourseKit.Grading.Comparison;

namespace CourseKit.Notebooks.Session;

/// <summary>An exception as a learner wants to read it: what it says, where in the learner's own code, and what caused it.</summary>
internal static partial class ErrorText
{
    private const int ShownLines = 20, ShownCauses = 10, VisitedCauses = 100_000, ShownCharacters = 4_000;

    /// <summary>Explanations of .NET's shortest messages, which leave much unsaid.</summary>
    private static readonly Dictionary<string, string> Explanations = new()
    {
        ["Object reference not set to an instance of an object."] =
            "Something in this line is null: nothing was assigned to it, or what should have made it gave null.",
        ["Attempted to divide by zero."] =
            "Whole numbers cannot be divided by 0; with a decimal point, as in 1.0 / 0, the result is infinity.",
        ["Index was outside the bounds of the array."] = "Positions count from 0: of n items, the last has position n - 1.",
        ["Array dimensions exceeded supported range."] = "All dimensions multiplied are at most some 2 billion.",
        ["Exception of type 'System.OutOfMemoryException' was thrown."] = "There is not as much memory as this asks for.",
    };

    /// <summary>The error that a cell ends with when its code has thrown.</summary>
    /// <param name="error">The exception that the cell has thrown.</param>
    /// <param name="cell">The number of the cell, whose lines are those of «your code»; others are named.</param>
    public static CellOutput.Error Of(Exception error, int cell)
    {
        List<string> trace = [OneLine(error), .. Frames(error, cell)];
        var cause = error.InnerException;
        for (var shown = 0; cause is not null && shown < ShownCauses; shown++, cause = cause.InnerException)
        {
            trace.AddRange([$"caused by {OneLine(cause)}", .. Frames(cause, cell)]);
        }

        if (cause is not null)
        {
            var first = Causes(cause).Last();
            trace.AddRange([$"caused in the end by {OneLine(first)}", .. Frames(first, cell)]);
        }

        return new CellOutput.Error(TypeName.Of(error.GetType()), Message(error), trace);
    }

    /// <summary>Type and message.</summary>
    public static string OneLine(Exception error) => $"{TypeName.Of(error.GetType())}: {Message(error)}";

    /// <summary>Returns whether an exception, or one of its causes, has passed a cell's code.</summary>
    public static bool IsOfCell(Exception error) => Causes(error).Any(cause =>
        new StackTrace(cause, fNeedFileInfo: false).GetFrames().Any(frame => Symbols(frame) is not null));

    /// <summary>An exception and its causes, each before its own; a learner's exception may say more of them than there are.</summary>
    private static IEnumerable<Exception> Causes(Exception error)
    {
        var toVisit = new Queue<Exception>([error]);
        for (var visited = 0; visited < VisitedCauses && toVisit.TryDequeue(out var next); visited++)
        {
            yield return next;
            foreach (var cause in next is AggregateException several ? several.InnerExceptions.AsEnumerable() : [next.InnerException!])
            {
                if (cause is not null)
                {
                    toVisit.Enqueue(cause);
                }
            }
        }
    }

    private static string Message(Exception error)
    {
        try
        {
            var message = OutputBudget.Cut(error.Message, ShownCharacters).ToString();
            var shown = RuntimeTypeName.InText(message);
            return Explanations.TryGetValue(message, out var explanation) ? $"{shown} {explanation}" : shown;
        }
        catch (Exception)
        {
            return "(its message cannot be read)";
        }
    }

    /// <summary>The places in cells that the exception went through, innermost first; those of a recursion once.</summary>
    private static List<string> Frames(Exception error, int cell)
    {
        List<(string Line, int Times)> places = [];
        var lines = new Dictionary<(MethodBase?, int), string?>();
        foreach (var frame in new StackTrace(error, fNeedFileInfo: false).GetFrames())
        {
            var place = (frame.GetMethod(), frame.GetILOffset());
            if (!lines.TryGetValue(place, out var line))
            {
                lines[place] = line = Line(frame, cell, error);
            }

            if (places is [.., var last] && last.Line == line)
            {
                places[^1] = (line, last.Times + 1);
            }
            else if (line is not null && places.Count < ShownLines)
            {
                places.Add((line, 1));
            }
        }

        return places.ConvertAll(place => place.Times == 1
            ? place.Line
            : string.Create(CultureInfo.InvariantCulture, $"{place.Line} ({place.Times:N0} times)"));
    }

    private static CellSymbols? Symbols(StackFrame frame) =>
        frame.GetMethod() is { } method ? CellAssemblies.SymbolsOf(method.Module.Assembly) : null;

    /// <summary>A place in a cell, of which there may be several to choose from; null for any other.</summary>
    private static string? Line(StackFrame frame, int cell, Exception error) =>
        Symbols(frame)?.FindAll(frame.GetMethod()!, frame.GetILOffset(), error) is { Count: > 0 } lines
            ? $"   at {Others(lines)}{(lines[^1].Cell == cell ? lines[^1].InYourCode() : lines[^1])}{Function(frame.GetMethod()!)}"
            : null;

    /// <summary>The lines but the last: <c>line 3 or </c>.</summary>
    private static string Others(IReadOnlyList<SourceLine> lines) =>
        string.Concat(lines.SkipLast(1).Select(line => string.Create(CultureInfo.InvariantCulture, $"line {line.Line} or ")));

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
