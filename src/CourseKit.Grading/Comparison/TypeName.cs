using System.Runtime.CompilerServices;

namespace CourseKit.Grading.Comparison;

/// <summary>Types as they are written in C#: <c>Func&lt;Tensor, int, Tensor&gt;</c>.</summary>
/// <remarks>A type that no code can name is told by what code knows of it: <c>new { Name, Age }</c>, <c>IEnumerable&lt;int&gt;</c>.
/// </remarks>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(byte)] = "byte",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(short)] = "short",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(sbyte)] = "sbyte",
        [typeof(ushort)] = "ushort",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(void)] = "void",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.HasElementType)
        {
            return $"{(type.IsByRef ? "ref " : string.Empty)}{Of(type.GetElementType()!)}{(type.IsPointer ? "*" : string.Empty)}";
        }

        if (Nullable.GetUnderlyingType(type) is { } plain)
        {
            return Of(plain) + "?";
        }

        return IsAnonymous(type) ? $"new {{ {string.Join(", ", type.GetProperties().Select(property => property.Name))} }}"
            : Known(type) is var known && known != type ? Of(known)
            : type.IsAssignableTo(typeof(ITuple)) && type.IsGenericType && type.IsValueType
                ? $"({string.Join(", ", type.GetGenericArguments().Select(Of))})"
            : Named(type, type.GetGenericArguments());
    }

    /// <summary>Returns whether a type is that of <c>new { … }</c>.</summary>
    public static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    /// <summary>A type that code can name: the type itself or, where the compiler or .NET keeps it to itself, a type that it is derived
    /// from, or the sequence that it is.</summary>
    private static Type Known(Type type)
    {
        if (!type.Name.StartsWith('<') && (type.IsVisible || type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true))
        {
            return type;
        }

        return type.BaseType is { } wider && wider != typeof(object) && wider != typeof(ValueType)
            && Known(wider) is { IsVisible: true } known
            ? known
            : type.GetInterface(typeof(IEnumerable<>).Name) ?? type;
    }

    /// <summary>The name of a type with its arguments, behind those of the types that it stands in if these have arguments too.</summary>
    private static string Named(Type type, ReadOnlySpan<Type> arguments)
    {
        var ofOuter = type.DeclaringType is { IsGenericType: true } outer && !type.IsGenericParameter
            ? outer.GetGenericArguments().Length
            : 0;
        var own = arguments[ofOuter..].ToArray();
        return (ofOuter > 0 ? $"{Named(type.DeclaringType!, arguments[..ofOuter])}." : string.Empty) + type.Name.Split('`')[0]
            + (own.Length > 0 ? $"<{string.Join(", ", own.Select(Of))}>" : string.Empty);
    }
}
