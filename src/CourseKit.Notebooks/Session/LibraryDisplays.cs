using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using OfLibrary = Microsoft.DotNet.Interactive.Formatting.DisplayedValue;

namespace CourseKit.Notebooks.Session;

/// <summary>Values that libraries show in the running cell by <c>Display()</c> of .NET Interactive.</summary>
internal static class LibraryDisplays
{
    /// <summary>The values that have been shown: what Formatting hands out is another object than it has told of, so that the first update
    /// finds nothing in whose place it could come.</summary>
    private static readonly ConditionalWeakTable<OfLibrary, object?> Known = [];

    private static readonly Lazy<IDisposable> Subscription = new(() => Formatter.SubscribeToDisplayedValues(Show));

    /// <summary>Shows them from now on.</summary>
    public static void Begin() => _ = Subscription.Value;

    private static void Show(OfLibrary shown)
    {
        var forms = new MimeBundle(shown.FormattedValues.ToDictionary(form => form.MimeType, form => form.Value));
        var whole = forms.Text.Length > 0 ? forms : forms.With(MimeBundle.PlainText, $"{shown.Value}");
        CellConsole.Current?.Add(Known.TryAdd(shown, null)
            ? new CellOutput.Display(whole, shown.DisplayId) : new CellOutput.Update(whole, shown.DisplayId));
    }
}
