using System.Linq.Expressions;
using System.Reflection;

namespace CourseKit.Grading.Kinds;

/// <summary>Function of the same type as an answer, which calls the answer and keeps what came of the last call.</summary>
/// <param name="answer">The answer.</param>
internal sealed class RecordedAnswer(Delegate answer)
{
    private static readonly MethodInfo Method =
        typeof(RecordedAnswer).GetMethod(nameof(Call), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>Gets whether the last call has returned.</summary>
    public bool HasReturned { get; private set; }

    /// <summary>Gets the value that the last call returned.</summary>
    public object? Returned { get; private set; }

    /// <summary>Gets the exception that the last call ended in; null where it returned.</summary>
    public Exception? Thrown { get; private set; }

    /// <summary>Returns what is known of an answer that was called before, and returned a value or ended in an exception.</summary>
    public static RecordedAnswer That(Delegate answer, object? returned, Exception? thrown) =>
        new(answer) { HasReturned = thrown is null, Returned = returned, Thrown = thrown };

    /// <summary>Returns the function that records, as the type of the answer.</summary>
    public Delegate AsFunction()
    {
        var signature = answer.GetType().GetMethod("Invoke")!;
        ParameterExpression[] parameters =
            [.. signature.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType, parameter.Name))];
        var call = Expression.Call(Expression.Constant(this), Method, Expression.NewArrayInit(
            typeof(object), parameters.Select(parameter => Expression.Convert(parameter, typeof(object)))));
        Expression result = signature.ReturnType == typeof(void) ? call : Expression.Convert(call, signature.ReturnType);
        return Expression.Lambda(answer.GetType(), result, parameters).Compile();
    }

    private object? Call(object?[] arguments)
    {
        (HasReturned, Returned, Thrown) = (false, null, null);
        try
        {
            Returned = answer.DynamicInvoke(arguments);
            HasReturned = true;
            return Returned;
        }
        catch (TargetInvocationException thrown)
        {
            Thrown = thrown.InnerException;
            throw;
        }
    }
}
