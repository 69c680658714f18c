using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using CourseKit.Grading.Execution;
using CourseKit.Notebooks.Session.Notation;
using CourseKit.Tensors.Display;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Notebooks.Session;

/// <summary>Any value in the forms it is best shown in: those that its type asks for, and always plain text.</summary>
/// <remarks>
/// HTML is made by Microsoft.DotNet.Interactive.Formatting, as tables and trees. Numbers, strings and whatever has a written
/// <c>ToString()</c>, but no HTML of its own, are text alone.
/// </remarks>
internal static class ValueFormats
{
    private const string Html = "text/html";

    static ValueFormats()
    {
        Formatter.ListExpansionLimit = 20;
        Formatter.RecursionLimit = 6;
        Formatter.NullString = "null";
    }

    /// <summary>Takes the forms that types of a library ask for; when one is shown first, they would
    /// undo what cells have set before.</summary>
    public static void Learn(Assembly library)
    {
        foreach (var type in library.GetExportedTypes().Where(AsksForForms))
        {
            Formatter.GetPreferredMimeTypesFor(type);
        }
    }

    /// <summary>All forms of a value. One that cannot be made says why.</summary>
    public static MimeBundle Describe(object? value, params IReadOnlyList<string> mimeTypes)
    {
        Stoppable.Checkpoint();
        return value switch
        {
            MarkedUpText marked => MimeBundle.OfText(marked.Text).With(marked.MimeType, marked.Text),
            Task task => DescribeTask(task),
            IEnumerable items when IsCompilers(items.GetType()) => Describe(Sequence(items), mimeTypes),
            _ => new MimeBundle((mimeTypes.Count > 0 ? mimeTypes : Preferred(value)).Append(MimeBundle.PlainText).Distinct()
                .ToDictionary(mimeType => mimeType, mimeType => Format(value, mimeType))),
        };
    }

    private static MimeBundle DescribeTask(Task task) => task switch
    {
        { IsCompleted: false } => MimeBundle.OfText("A task that still runs. Write await before it to get its value."),
        { Exception: { } error } => MimeBundle.OfText($"A task that failed: {ErrorText.OneLine(error.GetBaseException())}"),
        { IsCanceled: true } => MimeBundle.OfText("A task that was canceled."),
        _ when Result(task) is { } result => Describe(result),
        _ => MimeBundle.OfText("A task that is done."),
    };

    private static object? Result(Task task) =>
        task.GetType().GetProperty(nameof(Task<>.Result)) is { PropertyType.Name: not "VoidTaskResult" } result
            ? result.GetValue(task)
            : null;

    /// <summary>The same items from an iterator of .NET's own, whose members are not shown beside them.</summary>
    private static object Sequence(IEnumerable items) => items.GetType().GetInterface(typeof(IEnumerable<>).Name) is { } typed
        ? ((Func<IEnumerable<object>, object>)Sequence).Method.GetGenericMethodDefinition()
            .MakeGenericMethod(typed.GenericTypeArguments).Invoke(null, [items])!
        : Sequence(items.Cast<object>());

    private static object Sequence<T>(IEnumerable<T> items) => items.Select(item => item);

    private static IEnumerable<string> Preferred(object? value) => value switch
    {
        null or string or bool or char or Delegate or IFormattable or Array { Rank: > 1 } => [],
        _ when PrintsItself(value.GetType()) && !HasForms(value.GetType()) => [],
        _ => Formatter.GetPreferredMimeTypesFor(value.GetType()),
    };

    /// <summary>Whether somebody has written a <c>ToString()</c> for this type.</summary>
    private static bool PrintsItself(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes) is { DeclaringType: { } author } toString
        && author != typeof(object) && author != typeof(ValueType) && !type.IsAssignableTo(typeof(ITuple))
        && !IsCompilers(author) && !IsCompilers(toString);

    /// <summary>Whether the compiler has made it: anonymous types, iterators, members of records.</summary>
    private static bool IsCompilers(MemberInfo member) =>
        member.Name.StartsWith('<') || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static bool HasForms(Type type) =>
        type.IsAssignableTo(typeof(IHtmlContent))
        || AsksForForms(type)
        || Registered(type).Any();

    private static bool AsksForForms(Type type) =>
        type.GetCustomAttributes(inherit: true).Any(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");

    /// <summary>What cells have said of how a type is shown.</summary>
    private static IEnumerable<ITypeFormatter> Registered(Type type) =>
        Formatter.RegisteredFormatters(includeDefaults: false).Where(formatter => formatter.Type.IsAssignableFrom(type));

    private static string Format(object? value, string mimeType)
    {
        try
        {
            return mimeType == MimeBundle.PlainText && TextOf(value) is { } text ? text : value.ToDisplayString(mimeType);
        }
        catch (Exception error) when (!Stoppable.IsStopping)
        {
            var remark = $"This {value!.GetType().Name} cannot be shown as {mimeType}: {ErrorText.OneLine(error)}";
            return mimeType == Html ? $"<pre>{IHtml.Encode(remark)}</pre>" : remark;
        }
    }

    private static string? TextOf(object? value) => value switch
    {
        string text => text,
        Exception error => ErrorText.OneLine(error),
        Delegate function => function.GetType().ToDisplayString(MimeBundle.PlainText),
        Array { Rank: > 1 } array => ArrayText.Of(array),
        IFormattable => null,
        not null when Registered(value.GetType()).Any(formatter => formatter.MimeType == MimeBundle.PlainText) => null,
        not null when PrintsItself(value.GetType()) || IsCompilers(value.GetType()) => value.ToString(),
        _ => null,
    };
}
