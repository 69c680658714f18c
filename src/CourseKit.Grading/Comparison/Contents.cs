using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CourseKit.Grading.Comparison;

/// <summary>The contents of values: the entries of a dictionary, the parts of a tuple, the members of a record.</summary>
internal static class Contents
{
    /// <summary>The entries of a dictionary of any kind; null for what is none.</summary>
    public static IReadOnlyList<(object Key, object? Value)>? Entries(object value)
    {
        if (value is IDictionary dictionary)
        {
            return [.. dictionary.Cast<object>().Select(Entry)];
        }

        return Implements(value, typeof(IReadOnlyDictionary<,>)) || Implements(value, typeof(IDictionary<,>))
            ? [.. ((IEnumerable)value).Cast<object>().Select(Entry)]
            : null;
    }

    /// <summary>Returns whether a value is a set: its elements have no order.</summary>
    public static bool IsSet(object value) => Implements(value, typeof(ISet<>)) || Implements(value, typeof(IReadOnlySet<>));

    /// <summary>Returns whether a value's type implements a generic interface, given as <c>typeof(ISet&lt;&gt;)</c>.</summary>
    public static bool Implements(object value, Type definition) => value.GetType().GetInterfaces()
        .Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == definition);

    /// <summary>The parts of a tuple.</summary>
    public static object?[] Parts(ITuple tuple) => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])];

    /// <summary>The public properties and fields of a record, a struct, or a class that does not say itself when two are equal;
    /// nothing for other values.</summary>
    public static IReadOnlyList<(string Name, object? Value)> Members(object value)
    {
        var type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is Delegate or Type || !IsComparedByMembers(type)
            || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            return [];
        }

        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(property => (property.Name, Value(() => property.GetValue(value))));
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(field => (field.Name, field.GetValue(value)));
        return [.. properties, .. fields];
    }

    private static bool IsComparedByMembers(Type type)
    {
        var equals = type.GetMethod(nameof(Equals), [typeof(object)])!;
        return equals.DeclaringType == typeof(object) || equals.DeclaringType == typeof(ValueType)
            || equals.IsDefined(typeof(CompilerGeneratedAttribute)) || type.IsDefined(typeof(CompilerGeneratedAttribute));
    }

    private static object? Value(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (TargetInvocationException exception)
        {
            return $"{exception.InnerException?.GetType().Name}";
        }
    }

    private static (object Key, object? Value) Entry(object entry) => entry is DictionaryEntry { Key: var key, Value: var value }
        ? (key, value)
        : (entry.GetType().GetProperty("Key")!.GetValue(entry)!, entry.GetType().GetProperty("Value")!.GetValue(entry));
}
