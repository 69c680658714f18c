using System.Runtime.CompilerServices;
using CourseKit.Grading.Comparison;
using CourseKit.Tensors.Files;

namespace CourseKit.Grading.Cards;

/// <summary>A value as a verdict shows it: a copy, made when the value was seen, that never gets larger than a page can hold.</summary>
internal sealed class Shown
{
    private const int MostParts = 8, MostCharacters = 2000;

    private readonly Tensor? tensor;
    private readonly string text = string.Empty;

    private Shown(Tensor tensor) => this.tensor = tensor.Detach();

    private Shown(string text) => this.text = Excerpt.Shortened(text, MostCharacters);

    /// <summary>Nothing to show.</summary>
    public static Shown Nothing { get; } = new(string.Empty);

    /// <summary>Gets whether the text is written for a reader, as prose is, and not a value in code.</summary>
    public bool IsProse { get; private init; }

    /// <summary>Gets the value in rows and columns; null where it has none.</summary>
    public Cells? Cells { get; private init; }

    /// <summary>Gets the parts of a tuple, where there are values in rows and columns among them.</summary>
    public IReadOnlyList<Shown> Parts { get; private init; } = [];

    /// <summary>Gets the value as text.</summary>
    public string Text => tensor is null ? text : Excerpt.Shortened(ValueText.Of(tensor), MostCharacters);

    /// <summary>Returns whether two values are the same to the reader.</summary>
    public bool Agrees(Shown other) => (Cells, other.Cells) is ({ } mine, { } theirs) && mine.Sizes.SequenceEqual(theirs.Sizes)
        ? !mine.Differing(theirs).Contains(true)
        : Text == other.Text;

    /// <summary>A text that is shown as it stands.</summary>
    public static implicit operator Shown(string text) => new(text) { IsProse = true };

    /// <summary>Returns a value as it is now, also one that cannot say what it is.</summary>
    public static Shown Of(object? value) => value switch
    {
        Tensor tensor => new Shown(tensor) { Cells = Cells.Of(tensor) },
        ITuple { Length: <= MostParts } tuple when Contents.Parts(tuple).Any(part => Cells.Of(part) is not null) =>
            new Shown(ValueText.Of(value)) { Parts = [.. Contents.Parts(tuple).Select(Of)] },
        _ => new Shown(ValueText.Of(value)) { Cells = Cells.Of(value) },
    };
}
