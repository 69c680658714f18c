using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Magics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Says whether a console should run a text at Enter, let its writer go on, or point out that nothing can mend it.</summary>
internal sealed class IsComplete : RequestHandler
{
    /// <summary>
    /// The errors of comments, strings, <c>#if</c> and <c>#region</c> without their ends, which the compiler finds at their beginnings.
    /// </summary>
    private static readonly HashSet<string> Unterminated = ["CS1035", "CS1039", "CS8997", "CS9006", "CS1027", "CS1038"];

    /// <summary>The error of a string that its line ends.</summary>
    private const string NewlineInConstant = "CS1010";

    public override string Type => "is_complete_request";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop) =>
        Task.FromResult<JsonObject?>(Judge(request.Content.Text("code")) switch
        {
            "incomplete" => new JsonObject { ["status"] = "incomplete", ["indent"] = "    " },
            var status => new JsonObject { ["status"] = status },
        });

    private static string Judge(string text)
    {
        var complete = CellSession.IsComplete(text);
        return !CellCompiler.IsTooDeep(text) && IsBroken(CellPart.CodeOf(text), complete) ? "invalid"
            : complete ? "complete" : "incomplete";
    }

    /// <summary>Whether there is an error of syntax; in a text that is not complete, one that stands before its last token.</summary>
    private static bool IsBroken(string code, bool complete)
    {
        var tree = CSharpSyntaxTree.ParseText(code, CellCompiler.Language);
        var errors = tree.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error);
        var last = tree.GetRoot().GetLastToken(includeZeroWidth: false).SpanStart;
        return errors.Any(error => complete || error.Id == NewlineInConstant
            || (!Unterminated.Contains(error.Id) && error.Location.SourceSpan.Start < last));
    }
}
