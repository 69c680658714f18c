using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Grading.Execution;
using CourseKit.Networks;
using CourseKit.Tensors.Files;

namespace CourseKit.Grading.Comparison;

/// <summary>Values as a learner reads them, within limits of length, depth and number: one that holds itself has no end.</summary>
internal sealed class ValueText
{
    private const int MostItems = 60, MostValues = 1000, MostCharacters = 1000, Deepest = 8;

    private int left = MostValues;

    private ValueText()
    {
    }

    public static string Of(object? value) => new ValueText().Of(value, 0);

    private string Of(object? value, int depth) => value switch
    {
        null => "null",
        _ when depth > Deepest || --left < 0 => "…",
        bool truth => truth ? "true" : "false",
        string text => $"\"{Excerpt.Shortened(text, MostCharacters)}\"",
        char character => $"'{character}'",
        ITuple tuple => $"({Joined(Contents.Parts(tuple), depth)})",
        Tensor tensor => tensor.ToString(),
        Shape shape => shape.ToString(),
        Layer layer => layer.ShortName,
        float or double or Half => Real(Convert.ToDouble(value is Half half ? (float)half : value, CultureInfo.InvariantCulture)),
        Complex complex => $"{Real(complex.Real)} {(complex.Imaginary < 0 ? '−' : '+')} {Real(Math.Abs(complex.Imaginary))}i",
        IFormattable number when Number.Exact(value) is not null => number.ToString(null, CultureInfo.InvariantCulture),
        Array { Rank: > 1 } array => Block(array, [], depth),
        _ when Contents.Entries(value) is { } entries =>
            $"{{{Joined(entries, entry => $"{Of(entry.Key, depth + 1)}: {Of(entry.Value, depth + 1)}")}}}",
        IEnumerable items when Contents.IsSet(value) => $"{{{Joined(items.Cast<object?>(), depth)}}}",
        IEnumerable items => $"[{Joined(items.Cast<object?>(), depth)}]",
        _ when Contents.Members(value) is { Count: > 0 } members =>
            $"{NameOf(value.GetType())} {{ {Joined(members, member => $"{member.Name} = {Of(member.Value, depth + 1)}")} }}",
        _ => Excerpt.Shortened(OwnText(value), MostCharacters),
    };

    private static string NameOf(Type type) => TypeName.IsAnonymous(type) ? "new" : TypeName.Of(type);

    /// <summary>The text that a type of the learner's may have.</summary>
    private static string OwnText(object value)
    {
        try
        {
            return value.ToString() ?? string.Empty;
        }
        catch (Exception exception) when (!Stoppable.IsStopping)
        {
            return $"{TypeName.Of(value.GetType())}, whose ToString() throws {TypeName.Of(exception.GetType())}";
        }
    }

    /// <summary>Six digits, as single precision has; whole numbers in full as far as they are exact.</summary>
    private static string Real(double value) =>
        value.ToString(double.IsInteger(value) && Math.Abs(value) <= 1 << 24 ? "0" : "G6", CultureInfo.InvariantCulture);

    private string Joined(IEnumerable<object?> items, int depth) => Joined(items, item => Of(item, depth + 1));

    private string Joined<T>(IEnumerable<T> items, Func<T, string> text)
    {
        List<string> texts = [.. items.TakeWhile((_, at) => at == 0 || left > 0).Take(MostItems + 1).Select(text)];
        return texts.Count > MostItems || left <= 0 ? $"{string.Join(", ", texts.Take(MostItems))}, …" : string.Join(", ", texts);
    }

    private string Block(Array array, int[] place, int depth)
    {
        if (place.Length == array.Rank)
        {
            return Of(array.GetValue(place), depth + place.Length);
        }

        var parts = Enumerable.Range(0, Math.Min(array.GetLength(place.Length), MostItems))
            .TakeWhile(_ => left > 0).Select(i => Block(array, [.. place, i], depth));
        return $"[{string.Join(", ", parts)}]";
    }
}
