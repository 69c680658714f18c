using System.Reflection;

namespace CourseKit.Grading.Inspection;

/// <summary>Method outside of a learner's code, and the place in it that calls the method.</summary>
/// <param name="Method">The method that is called.</param>
/// <param name="Caller">The learner's method that calls it; null where the answer is the method itself.</param>
/// <param name="Offset">The place of the call in the caller, in bytes of compiled code.</param>
internal sealed record CalledMethod(MethodBase Method, MethodBase? Caller, int Offset)
{
    private const string Getter = "get_";

    /// <summary>Gets the name as it is written in a call: that of the type for a constructor, that of the property for its
    /// getter.</summary>
    public string Name => Method switch
    {
        { IsConstructor: true, DeclaringType: { } type } => type.Name.Split('`')[0],
        { IsSpecialName: true } when Method.Name.StartsWith(Getter, StringComparison.Ordinal) => Method.Name[Getter.Length..],
        _ => Method.Name,
    };

    /// <summary>Gets whether what is called was found at run time, by its name or otherwise, so that nothing tells what it is.</summary>
    public bool IsByReflection => Method.DeclaringType is { } type
        && (type.IsAssignableTo(typeof(MethodBase)) ? Name is nameof(MethodBase.Invoke) or nameof(MethodInfo.CreateDelegate)
            : type == typeof(Type) && Name is nameof(Type.InvokeMember));

    /// <summary>Gets the place of the call, as in « at line 3 of your code»; empty where it is not known.</summary>
    public string Place => Caller is null ? string.Empty : AnswerCode.LineOf(Caller, Offset);

    /// <summary>Returns the methods that an answer calls, itself or through the learner's helper functions, read from its compiled code:
    /// nothing is run.</summary>
    /// <remarks>Lambdas are followed, local functions, iterators, asynchronous methods, functions of other cells, and those held in
    /// variables; what a library calls back by an interface is not.</remarks>
    /// <param name="answer">The answer.</param>
    /// <param name="exercises">The assembly of the exercise, which may hold the answer.</param>
    public static IReadOnlyList<CalledMethod> Of(Delegate answer, Assembly exercises) => new CodeOfAnswer(answer, exercises).Calls;
}
