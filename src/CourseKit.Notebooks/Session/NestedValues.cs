using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using CourseKit.Grading.Comparison;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Notebooks.Session;

/// <summary>Values inside of one that is shown: lazy sequences are gone through once for all of its forms, and what they throw is
/// kept.</summary>
internal sealed class NestedValues
{
    private const string PlainText = MimeBundle.PlainText;

    private static readonly MethodInfo ListOf =
        typeof(NestedValues).GetMethod(nameof(ToList), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The library's own formatters, in its order.</summary>
    private static readonly ITypeFormatter[] OfLibrary;

    [ThreadStatic]
    private static NestedValues? current;

    private readonly Dictionary<object, object> beginnings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, object> made = new(ReferenceEqualityComparer.Instance);
    private ExceptionDispatchInfo? failure;

    /// <summary>Before the first formatter of this class is registered.</summary>
    static NestedValues() => OfLibrary = [.. Formatter.RegisteredFormatters(includeDefaults: true)];

    /// <param name="value">The value that is shown; if it is a sequence, it was gone through already.</param>
    public NestedValues(object value) => beginnings[value] = value;

    /// <summary>Gets a formatter of lazy sequences, which leaves others to the library.</summary>
    public static ITypeFormatter OfSequences(string mimeType) => new NestedFormatter(mimeType, typeof(IEnumerable), (value, context) =>
        TryFormatSequence(value!, context, mimeType) || FormatByLibrary(value!, context, mimeType));

    /// <summary>Gets a formatter of plain text that takes its part where the library would list the members of a value that says better
    /// itself what it is.</summary>
    /// <param name="text">The text of a value that has one of its own; null for others.</param>
    public static ITypeFormatter OfText(Func<object, string?> text) => new NestedFormatter(PlainText, typeof(object), (value, context) =>
    {
        if (value is null)
        {
            context.Writer.Write(Formatter.NullString);
        }
        else if (TypeName.IsAnonymous(value.GetType()) && value is not Array)
        {
            WriteProperties(value, context);
        }
        else if (!IsKnownToLibrary(value) && text(value) is { } own)
        {
            context.Writer.Write(own);
        }
        else
        {
            return TryFormatSequence(value, context, PlainText) || FormatByLibrary(value, context, PlainText);
        }

        return true;
    });

    /// <summary>Returns what is made of a value for several of its forms: once, while it is shown.</summary>
    public static T Once<T>(object value, Func<object, T> make)
        where T : class
    {
        if (current?.made.TryGetValue(value, out var known) == true)
        {
            return (T)known;
        }

        var made = make(value);
        current?.made.Add(value, made);
        return made;
    }

    /// <summary>Makes the forms of a value on this thread.</summary>
    public T Within<T>(Func<T> forms)
    {
        current = this;
        try
        {
            return forms();
        }
        finally
        {
            current = null;
        }
    }

    /// <summary>Throws what a lazy sequence has thrown.</summary>
    public void ThrowFailure() => failure?.Throw();

    private static bool IsKnownToLibrary(object value) =>
        OfLibrary.Any(formatter => formatter.Type != typeof(object) && Fits(formatter, value, PlainText));

    private static bool Fits(ITypeFormatter formatter, object value, string mimeType) =>
        formatter.MimeType == mimeType && formatter.Type.IsInstanceOfType(value);

    private static bool FormatByLibrary(object value, FormatContext context, string mimeType) =>
        OfLibrary.Any(formatter => Fits(formatter, value, mimeType) && formatter.Format(value, context));

    private static bool TryFormatSequence(object value, FormatContext context, string mimeType)
    {
        // The library takes an array of tuples for a tuple, and lists the properties of the array.
        var items = value is Array { Rank: 1 } array && array.GetType().GetElementType()!.IsAssignableTo(typeof(ITuple))
            ? ListOf.MakeGenericMethod(array.GetType().GetElementType()!).Invoke(null, [array])
            : value is IEnumerable sequence && current is { } values && DeferredSequence.Is(value) ? values.Beginning(sequence)
            : value;
        if (ReferenceEquals(items, value))
        {
            return false;
        }

        items.FormatTo(context, mimeType);
        return true;
    }

    private object Beginning(IEnumerable sequence)
    {
        if (beginnings.TryGetValue(sequence, out var known))
        {
            return known;
        }

        try
        {
            var beginning = DeferredSequence.Beginning(sequence);
            beginnings[beginning] = beginning;
            return beginnings[sequence] = beginning;
        }
        catch (Exception error)
        {
            failure ??= ExceptionDispatchInfo.Capture(error);
            throw;
        }
    }

    /// <summary>Writes an object without a named type as its code would make it: <c>{ A = 1, B = [ 2, 3 ] }</c>.</summary>
    private static void WriteProperties(object value, FormatContext context)
    {
        context.Writer.Write("{");
        foreach (var (index, property) in value.GetType().GetProperties().Index())
        {
            context.Writer.Write($"{(index == 0 ? string.Empty : ",")} {property.Name} = ");
            property.GetValue(value).FormatTo(context, PlainText);
        }

        context.Writer.Write(" }");
    }

    private static List<T> ToList<T>(T[] items) => [.. items];

    private sealed class NestedFormatter(string mimeType, Type type, Func<object?, FormatContext, bool> format) : ITypeFormatter
    {
        public string MimeType => mimeType;

        public Type Type => type;

        public bool Format(object value, FormatContext context) => format(value, context);
    }
}
