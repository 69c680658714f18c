using System.Reflection;
using System.Runtime.CompilerServices;

namespace CourseKit.Grading.Inspection;

/// <summary>All compiled code of a learner that an answer may come to: its own, and that of the helper functions it uses.</summary>
internal sealed class CodeOfAnswer
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly Assembly home, exercises;
    private readonly HeldObjects held;
    private readonly HashSet<MethodBase> seen = [];
    private readonly HashSet<FieldInfo> variables = [];
    private readonly HashSet<Delegate> followed = [];
    private readonly Queue<MethodBase> unread = [];
    private readonly List<CalledMethod> calls = [];

    public CodeOfAnswer(Delegate answer, Assembly exercises)
    {
        (home, this.exercises) = (answer.Method.Module.Assembly, exercises);
        held = new HeldObjects(IsOwn);
        for (List<Delegate> functions = [answer]; functions.Count > 0; functions = Held())
        {
            functions.ForEach(Follow);
            while (unread.TryDequeue(out var method))
            {
                Read(method);
            }
        }
    }

    /// <summary>Gets the learner's methods, but for those that the compiler adds without a line of theirs.</summary>
    public IEnumerable<MethodBase> Methods => seen.Where(method =>
        method.DeclaringType?.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal) != true);

    /// <summary>Gets the calls of methods outside of the learner's code.</summary>
    public IReadOnlyList<CalledMethod> Calls => calls;

    /// <summary>Reads what a method names, and what its state machine does, if it is an iterator or asynchronous.</summary>
    private void Read(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType.GetMethod(nameof(IAsyncStateMachine.MoveNext), Instance)
            is { } steps)
        {
            Meet(steps, null, 0);
        }

        foreach (var instruction in Instruction.Of(method))
        {
            switch (instruction.Member)
            {
                case MethodBase called:
                    Meet(called, method, instruction.Offset);
                    break;
                case FieldInfo variable when variable.FieldType.IsAssignableTo(typeof(Delegate)):
                    variables.Add(variable);
                    break;
            }
        }
    }

    /// <summary>The functions in variables that are read, as far as they are not followed yet.</summary>
    private List<Delegate> Held() => [.. variables.SelectMany(held.ValuesOf).OfType<Delegate>().Where(followed.Add)];

    /// <summary>Takes in a function, with what it holds on to itself.</summary>
    private void Follow(Delegate function)
    {
        foreach (var one in function.GetInvocationList())
        {
            held.Add(one.Target);
            Meet(one.Method, null, 0);
        }
    }

    private void Meet(MethodBase method, MethodBase? caller, int offset)
    {
        if (!IsOwn(method.Module.Assembly))
        {
            calls.Add(new CalledMethod(method, caller, offset));
        }
        else if (seen.Add(method))
        {
            unread.Enqueue(method);
        }
    }

    /// <summary>Returns whether an assembly is the learner's, or that of the exercise, which has answers too: the one that the answer is
    /// written in, or one that was compiled in memory, as cells are.</summary>
    private bool IsOwn(Assembly assembly) => assembly == exercises
        || ((assembly == home || assembly.Location.Length == 0) && AnswerCode.IsOwn(assembly));
}
