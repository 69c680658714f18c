using System.Collections;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Reflection;
using System.Text;
using CourseKit.Grading.Comparison;
using CourseKit.Grading.Execution;
using CourseKit.Grading.Hosting;
using CourseKit.Notebooks.Session.Forms;
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

    /// <summary>Values whose text says all, and which would else be taken apart where they are in others.</summary>
    private static readonly IReadOnlyList<ITypeFormatter> ShownAsText =
    [
        .. AsText<Version>(), .. AsText<Uri>(), .. AsText<Complex>(), .. AsText<IPAddress>(), .. AsText<CultureInfo>(),
        .. AsText<Index>(), .. AsText<Range>(), .. AsText<Rune>(), .. AsText<Int128>(), .. AsText<UInt128>(), .. AsText<Half>(),
        .. AsText<DateOnly>(date => $"{date:O}"), .. AsText<TimeOnly>(time => $"{time:T}"),
        .. AsText<Exception>(ErrorText.OneLine), .. AsText<Type>(TypeName.Of),
        .. AsText<Delegate>(function => TypeName.Of(function.GetType())),
        NestedValues.OfSequences(Html), NestedValues.OfText(value => IsPair(value.GetType()) ? null : OwnText(value)),
    ];

    static ValueFormats()
    {
        Formatter.ListExpansionLimit = 20;
        Formatter.RecursionLimit = 6;
        Formatter.NullString = "null";
        foreach (var formatter in ShownAsText)
        {
            Formatter.Register(formatter);
        }

        SkiaPictures.Register();
        foreach (var (type, figure) in FigureForms.All)
        {
            Formatter.Register(type, (value, writer) => writer.Write(figure(value).ToHtml()), Html);
        }
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

    /// <summary>All forms of a value, or as many as can be made within limits. One that cannot be made says why.</summary>
    /// <exception cref="Exception">What a lazy sequence throws.</exception>
    public static MimeBundle Describe(object? value, params IReadOnlyList<string> mimeTypes)
    {
        Stoppable.Checkpoint();
        return value switch
        {
            MarkedUpText marked => MimeBundle.OfText(marked.Text).With(marked.MimeType, marked.Text),
            Task task => DescribeTask(task),
            byte[] file when mimeTypes.Count == 0 && EncodedPicture.Describe(file) is { } picture => picture,
            null or string or bool or char or int or long or float or double => Forms(value, mimeTypes),
            IEnumerable items when DeferredSequence.Is(value) => FormsWithinLimits(DeferredSequence.Beginning(items), mimeTypes),
            _ => FormsWithinLimits(value, mimeTypes),
        };
    }

    /// <summary>The forms of a value whose members may do anything: on a stack of its own, and not for longer than the limit.</summary>
    private static MimeBundle FormsWithinLimits(object value, IReadOnlyList<string> mimeTypes)
    {
        MimeBundle? forms = null;
        var nested = new NestedValues(value);
        var ending = Stoppable.Run(() => forms = nested.Within(() => Forms(value, mimeTypes)), ShownText.Limit);
        nested.ThrowFailure();
        return ending is Ending.Threw(var error)
            ? MimeBundle.OfText(Remark(value, MimeBundle.PlainText, error))
            : forms ?? MimeBundle.OfText(Remark(value, MimeBundle.PlainText, ShownText.TooLong()));
    }

    private static MimeBundle Forms(object? value, IReadOnlyList<string> mimeTypes) => new(
        (mimeTypes.Count > 0 ? mimeTypes : Preferred(value)).Append(MimeBundle.PlainText).Distinct()
            .Select(mimeType => (mimeType, text: Format(value, mimeType))).Where(form => form.text is not null)
            .ToDictionary(form => form.mimeType, form => form.text!));

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

    private static IEnumerable<string> Preferred(object? value) => value switch
    {
        null or string or bool or char or Delegate or IFormattable or Array { Rank: > 1 } => [],
        _ when SelfPrinting.Is(value.GetType()) && !HasForms(value.GetType()) => [],
        _ => Formatter.GetPreferredMimeTypesFor(value.GetType()),
    };

    private static bool HasForms(Type type) =>
        type.IsAssignableTo(typeof(IHtmlContent))
        || AsksForForms(type)
        || Registered(type).Any();

    private static bool AsksForForms(Type type) =>
        type.GetCustomAttributes(inherit: true).Any(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");

    /// <summary>The formatters that cells have registered for a type.</summary>
    private static IEnumerable<ITypeFormatter> Registered(Type type) =>
        Formatter.RegisteredFormatters(includeDefaults: false).Except(ShownAsText)
            .Where(formatter => formatter.Type.IsAssignableFrom(type));

    private static ITypeFormatter[] AsText<T>() => AsText<T>(value => $"{value}");

    private static ITypeFormatter[] AsText<T>(Func<T, string> text) =>
        [new PlainTextFormatter<T>(text), new HtmlFormatter<T>(value => IHtml.Encode(text(value)))];

    /// <summary>One form of a value; null where it cannot be made, and another one says so.</summary>
    private static string? Format(object? value, string mimeType)
    {
        try
        {
            if (mimeType == MimeBundle.PlainText && TextOf(value) is { } text)
            {
                return text;
            }

            using var shown = new ShownText();
            using (var context = new FormatContext(shown))
            {
                value.FormatTo(context, mimeType);
            }

            return shown.ToString();
        }
        catch (Exception error) when (!Stoppable.IsStopping)
        {
            var canSay = Limit(error) is null && mimeType.StartsWith("text/", StringComparison.Ordinal);
            return !canSay && mimeType != MimeBundle.PlainText ? null
                : mimeType == Html ? $"<pre>{IHtml.Encode(Remark(value!, mimeType, error))}</pre>"
                : Remark(value!, mimeType, error);
        }
    }

    private static string Remark(object value, string mimeType, Exception error) => Limit(error) is { } limit
        ? $"This {TypeName.Of(value.GetType())} cannot be shown. {limit}"
        : $"This {TypeName.Of(value.GetType())} cannot be shown as {mimeType}: {ErrorText.OneLine(Thrown(error))}";

    /// <summary>Returns the exception that a member of the value has thrown, which the formatter may have called by reflection.</summary>
    private static Exception Thrown(Exception error) =>
        error is TargetInvocationException { InnerException: { } cause } ? Thrown(cause) : error;

    /// <summary>The limit that a value goes beyond, whose own members may be what recurs; null if it is something else.</summary>
    private static string? Limit(Exception error) => Thrown(error) switch
    {
        ShownText.LimitException limit => limit.Message,
        InsufficientExecutionStackException => ShownText.TooDeep().Message,
        _ => null,
    };

    private static string? TextOf(object? value) => value switch
    {
        string text => text,
        Exception error => ErrorText.OneLine(error),
        Array { Rank: > 1 } array => ArrayText.Of(array),
        IFormattable => null,
        not null when Registered(value.GetType()).Any(formatter => formatter.MimeType == MimeBundle.PlainText) => null,
        not null when SelfPrinting.IsCompilers(value.GetType()) => null,
        not null => OwnText(value),
        _ => null,
    };

    /// <summary>The text of a value whose type has a <c>ToString()</c> that somebody wrote; numbers and dates have forms of their
    /// own.</summary>
    private static string? OwnText(object value) => value switch
    {
        Delegate function => TypeName.Of(function.GetType()),
        Type type => TypeName.Of(type),
        IFormattable or string or bool or char => null,
        _ => SelfPrinting.Is(value.GetType()) ? value.ToString() : null,
    };

    /// <summary>Returns whether a type is that of a dictionary's items, whose text says of a list the type alone.</summary>
    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
