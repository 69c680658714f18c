using System.Reflection;

namespace CourseKit.Grading.Inspection;

/// <summary>Objects of a learner's types that a function holds on to: captured variables, and the cells whose variables it uses.</summary>
/// <param name="isOwn">The test whether an assembly is the learner's.</param>
internal sealed class HeldObjects(Func<Assembly, bool> isOwn)
{
    /// <summary>The most objects that are looked at: a list of a million nodes holds no more functions than its beginning.</summary>
    private const int Most = 10_000;

    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<object> objects = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds an object and all that it holds on to.</summary>
    public void Add(object? root)
    {
        Queue<object?> unread = new([root]);
        while (unread.TryDequeue(out var held))
        {
            if (held is not null && isOwn(held.GetType().Assembly) && objects.Count < Most && objects.Add(held))
            {
                for (var type = held.GetType(); type is not null && isOwn(type.Assembly); type = type.BaseType)
                {
                    foreach (var field in type.GetFields(Fields))
                    {
                        unread.Enqueue(field.FieldType.IsValueType ? null : field.GetValue(held));
                    }
                }
            }
        }
    }

    /// <summary>Returns the values of a variable in all objects; of one that belongs to none, where reading it runs no code.</summary>
    public IEnumerable<object?> ValuesOf(FieldInfo variable) => variable switch
    {
        { IsLiteral: true } or { DeclaringType: null or { ContainsGenericParameters: true } } => [],
        { IsStatic: true } => variable.DeclaringType.TypeInitializer is null ? [variable.GetValue(null)] : [],
        _ => [.. objects.Where(variable.DeclaringType.IsInstanceOfType).Select(variable.GetValue)],
    };
}
