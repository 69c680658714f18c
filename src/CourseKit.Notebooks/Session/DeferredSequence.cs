using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Notebooks.Session;

/// <summary>A sequence whose items are computed whenever it is gone through, such as a query: what is
/// shown of it is computed once.</summary>
internal static class DeferredSequence
{
    private static readonly MethodInfo Begin =
        typeof(DeferredSequence).GetMethod(nameof(BeginningOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Returns whether a value is one: an iterator that the compiler or LINQ has made.</summary>
    public static bool Is(object? value) => value is IEnumerable and not Array && value.GetType() is var type
        && (type.Name.StartsWith('<') || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            || (type.Assembly == typeof(Enumerable).Assembly && !type.GetInterfaces().Any(IsGroup))
            || value is ParallelQuery);

    /// <summary>The items that are shown of it, and how many there are if that is known.</summary>
    /// <exception cref="Exception">What it throws.</exception>
    public static object Beginning(IEnumerable sequence) => Beginning(sequence, Formatter.RecursionLimit);

    private static object Beginning(IEnumerable sequence, int levels)
    {
        var items = sequence.GetType().GetInterface(typeof(IEnumerable<>).Name)?.GenericTypeArguments[0] ?? typeof(object);
        return Begin.MakeGenericMethod(items).Invoke(
            null, BindingFlags.DoNotWrapExceptions, binder: null, [sequence, levels], culture: null)!;
    }

    private static object BeginningOf<T>(IEnumerable sequence, int levels)
    {
        var typed = sequence as IEnumerable<T> ?? sequence.Cast<T>();
        var items = typed.Take(Formatter.ListExpansionLimit + 1)
            .Select(item => levels > 0 && Is(item) ? (T)TryBeginning(item!, levels - 1) : item).ToList();
        return items.Count <= Formatter.ListExpansionLimit ? items
            : typed.TryGetNonEnumeratedCount(out var count) ? new Beginning<T>(items, count)
            : items.Where(_ => true);
    }

    /// <summary>A sequence within a sequence, where what is computed of it has a place there.</summary>
    private static object TryBeginning<T>(T item, int levels) => Beginning((IEnumerable)item!, levels) is T beginning ? beginning : item!;

    private static bool IsGroup(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IGrouping<,>) ||
            type.GetGenericTypeDefinition() == typeof(ILookup<,>));
}
