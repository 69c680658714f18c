using CourseKit.Tensors.Display;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <content>Display: name, notice, source, and classes with the number of images of each where it is known.</content>
public abstract partial class Dataset
{
    /// <summary>Sets of hundreds of classes show their first ones.</summary>
    private const int MostClasses = 20;

    /// <summary>Gets the number of images, or of objects, of each class; null where they would have to be read for it.</summary>
    internal virtual IReadOnlyList<int>? CountsByClass
    {
        get
        {
            if (KnownLabels is not { } labels)
            {
                return null;
            }

            var counts = new int[ClassNames.Count];
            foreach (var label in labels)
            {
                counts[label]++;
            }

            return counts;
        }
    }

    /// <summary>Gets what is counted, in words: <c>60,000 images of 28×28 pixels</c>.</summary>
    internal virtual string Contents =>
        Invariant($"{Count:N0} images") + (ImageShape is [_, var height, var width] ? Invariant($" of {height}×{width} pixels") : null);

    private string Title => $"{Name}: {Contents}";

    private string? More => ClassNames.Count > MostClasses ? Invariant($"… and {ClassNames.Count - MostClasses} more classes") : null;

    /// <summary>Returns name, notice, source, and the classes.</summary>
    public override string ToString()
    {
        var (shown, counts) = (ClassNames.Take(MostClasses).ToList(), CountsByClass);
        var width = shown.Select(name => name.Length).DefaultIfEmpty().Max();
        var classes = shown.Select((name, label) => counts is null ? name : Invariant($"{name.PadRight(width)} {counts[label],6}"));
        return string.Join('\n', new[] { Title, Notice, $"Source: {Source}" }.Concat(classes).Append(More).OfType<string>());
    }

    /// <inheritdoc/>
    public string ToHtml()
    {
        var notice = Notice is null ? string.Empty : $"<p><strong>{Encode(Notice)}</strong></p>";
        var classes = string.Concat(ClassNames.Take(MostClasses).Select(name => $"<th scope=\"col\">{Encode(name)}</th>"));
        var counts = CountsByClass?.Take(MostClasses).Select(count => Invariant($"<td>{count:N0}</td>"));
        return $"<div>{notice}<table><caption>{Encode(Title)}</caption>"
            + $"<thead><tr>{classes}</tr></thead>"
            + (counts is null ? string.Empty : $"<tbody><tr>{string.Concat(counts)}</tr></tbody>") + "</table>"
            + (More is null ? string.Empty : $"<p>{Encode(More)}</p>")
            + $"<p><small>Source: {Encode(Source)}</small></p></div>";
    }

    private static string Encode(string text) => IHtml.Encode(text);
}
