using CourseKit.Grading.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>An expression in terms of the variables at a place: a cell of its own, behind the one that is debugged, which is given their
/// values.</summary>
/// <param name="Function">Computes the value from those of the variables; null where the expression does not compile.</param>
/// <param name="Problem">The error of the compiler.</param>
internal sealed record CellExpression(Func<object?[], object?>? Function, string? Problem)
{
    private const string This = "__this", Values = "__values";

    /// <summary>Returns the value of an expression in a frame that is stopped, or why it has none.</summary>
    public static (object? Value, string? Problem) Evaluate(CellFrame frame, string text)
    {
        if (frame is not { Place: { } place, Cell.Run: { } run })
        {
            return (null, "Values are known in a cell that is stopped.");
        }

        var expression = frame.Cell.Expressions.GetOrAdd((place, text), _ => Compile(frame, place, run, text));
        if (expression.Function is not { } function)
        {
            return (null, expression.Problem);
        }

        object? value = null;
        return CellFrame.Quietly(() => Stoppable.Run(() => value = function([.. frame.Values]), ShownText.Limit)) switch
        {
            Ending.Returned => (value, null),
            Ending.Threw(var error) => (null, ErrorText.OneLine(error)),
            _ => (null, ShownText.TooLong().Message),
        };
    }

    private static CellExpression Compile(CellFrame frame, Place place, CellState.Run run, string text)
    {
        const string NoExpression = "An expression is expected, without a semicolon.";
        if (CellCompiler.IsTooDeep(text))
        {
            return new(null, NoExpression);
        }

        var expression = SyntaxFactory.ParseExpression(text, options: CellCompiler.Language);
        if (expression.ContainsDiagnostics || expression.FullSpan.Length != text.Length)
        {
            return new(null, NoExpression);
        }

        var (value, problem) = FunctionOf($"return {Named(expression)};");
        return value is null && expression is InvocationExpressionSyntax
            ? FunctionOf($"{Named(expression)}; return null;") is ({ } statement, _) ? new(statement, null) : new(null, problem)
            : new(value, problem);

        (Func<object?[], object?>? Function, string? Problem) FunctionOf(string body)
        {
            var code = $"(global::System.Func<object[], object>)({Values} => {{ {Declarations(place, expression)}{body} }})";
            var (compiled, error) = frame.Cell.Debugger.Compiler().Compile(code, 0, run.Code.Compilation, [], null, CancellationToken.None);
            return compiled is null ? (null, error!.Message) : ((Func<object?[], object?>)run.Continue(compiled)!, null);
        }
    }

    /// <summary>The variables that an expression names.</summary>
    private static string Declarations(Place place, ExpressionSyntax expression)
    {
        var names = expression.DescendantTokens().Select(token => token.ValueText).ToHashSet();
        return string.Concat(place.Variables.Index()
            .Where(variable => variable.Item.Type is not null && names.Contains(variable.Item.Name))
            .Select(variable => $"var {Name(variable.Item)} = ({variable.Item.Type}){Values}[{variable.Index}]; "));
    }

    private static string Name(PlaceVariable variable) => variable.Name == "this" ? This : $"@{variable.Name}";

    private static ExpressionSyntax Named(ExpressionSyntax expression) => expression.ReplaceNodes(
        expression.DescendantNodesAndSelf().OfType<ThisExpressionSyntax>(),
        (own, _) => SyntaxFactory.IdentifierName(This).WithTriviaFrom(own));
}
