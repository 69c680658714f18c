using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using CourseKit.Grading.Comparison;
using CourseKit.Tensors;

namespace CourseKit.Notebooks.Session.Summaries;

/// <summary>A value in one short line, for a list of variables.</summary>
/// <remarks>No code of a cell runs for it, which might change something, or never end: of a learner's own types the fields are read, and
/// lazy sequences are left alone.</remarks>
internal static class ValueSummary
{
    private const int MostItems = 8, MostCharacters = 120, Deepest = 3, MostBits = 4_096;

    /// <summary>Returns the sizes of the axes of a tensor or an array, or the number of items of a collection; else nothing.</summary>
    public static string ShapeOf(object? value) => value switch
    {
        Tensor tensor => $"{tensor.Shape}",
        Array array => $"[{string.Join(", ", Enumerable.Range(0, array.Rank).Select(array.GetLength))}]",
        not null when CountOf(value) is { } count => $"[{count}]",
        _ => string.Empty,
    };

    /// <summary>Returns the value, or its first items.</summary>
    public static string TextOf(object? value) => Cut(Text(value, depth: 0));

    private static string Text(object? value, int depth) => value switch
    {
        null => "null",
        string text => $"\"{Cut(text).ReplaceLineEndings("⏎")}\"",
        char letter => $"'{letter}'",
        bool isSo => isSo ? "true" : "false",
        float or double or Half => ((IFormattable)value).ToString("G6", CultureInfo.InvariantCulture),
        BigInteger number when number.GetBitLength() is > MostBits and var bits => $"an integer of {bits:N0} bits",
        Tensor tensor => Listed(FirstOf(tensor), tensor.Shape.Elements),
        Type type => TypeName.Of(type),
        Delegate function => $"({string.Join(", ", function.Method.GetParameters().Select(one => one.Name))}) => …",
        Task task => $"{task.Status}",
        _ when depth == Deepest => "…",
        ITuple tuple when !IsOfCell(value) => $"({Joined(Enumerable.Range(0, tuple.Length).Select(at => tuple[at]), depth)})",
        Array array => array.Rank == 1 ? Listed(FirstOf(array, depth), array.Length) : string.Empty,
        _ when CountOf(value) is { } count => Listed(FirstOf((IEnumerable)value, depth), count),
        _ when IsPair(value.GetType()) => Pair(value, depth),
        _ when IsOfCell(value) => $"{{ {Joined(Fields(value), depth)} }}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable when value.GetType().IsGenericType => "a lazy sequence",
        _ when value.GetType().IsGenericType => string.Empty,
        _ => $"{value}".ReplaceLineEndings(" "),
    };

    private static IEnumerable<string> FirstOf(Tensor tensor)
    {
        var first = tensor.Values[..Math.Min(tensor.Values.Length, MostItems)].ToArray();
        GC.KeepAlive(tensor);
        return first.Select(number => Text(number, depth: 0));
    }

    private static IEnumerable<string> FirstOf(IEnumerable items, int depth) =>
        items.Cast<object?>().Take(MostItems).Select(item => Text(item, depth + 1));

    private static string Listed(IEnumerable<string> first, long count) =>
        $"[{string.Join(", ", first)}{(count > MostItems ? ", …" : string.Empty)}]";

    private static string Joined(IEnumerable<object?> items, int depth) =>
        string.Join(", ", items.Take(MostItems).Select(item => item is Field(var name, var value)
            ? $"{name} = {Text(value, depth + 1)}" : Text(item, depth + 1)));

    private static string Pair(object pair, int depth) =>
        string.Join(": ", Fields(pair).Cast<Field>().Select(field => Text(field.Value, depth + 1)));

    /// <summary>The fields of a value, by the names of the properties that they belong to.</summary>
    private static IEnumerable<object> Fields(object value) => value.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(field => !field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
        .Select(field => new Field(NameOf(field), field.GetValue(value)));

    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    /// <summary>The number of items of a collection of .NET's own; null for what is none.</summary>
    private static int? CountOf(object value)
    {
        var type = value.GetType();
        var isOfLibrary = type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) is true && !IsOfCell(value);
        var count = type.GetProperty("Count", typeof(int)) ?? type.GetProperty("Length", typeof(int));
        return value is IEnumerable && isOfLibrary ? (int?)count?.GetValue(value) : null;
    }

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    /// <summary>Returns whether a cell has made the type of a value.</summary>
    private static bool IsOfCell(object value) => AssemblyLoadContext.GetLoadContext(value.GetType().Assembly) is CellAssemblies;

    private static string Cut(string text) => text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}…";

    private sealed record Field(string Name, object? Value);
}
