using CourseKit.Tensors;

namespace CourseKit.Networks.Accounting;

/// <summary>What one neuron of a network sees of the images that go in: a rectangle of pixels, or all of them.</summary>
/// <remarks>Where paths meet, as behind skips and branches, it is the smallest rectangle around what each of them sees.</remarks>
public sealed record FieldOfView
{
    private FieldOfView(ReceptiveField? rows, ReceptiveField? columns, bool isEverything = false) =>
        (Rows, Columns, IsEverything) = (rows, columns, isEverything);

    /// <summary>A pixel of the image, which sees itself.</summary>
    public static FieldOfView Pixel { get; } = new(ReceptiveField.Pixel, ReceptiveField.Pixel);

    /// <summary>All pixels, as behind <c>Flatten</c> and global pooling, whatever the size of the images.</summary>
    public static FieldOfView Everything { get; } = new(null, null, isEverything: true);

    /// <summary>It cannot be told: these are no images, or pixels lie closer than those that went in.</summary>
    public static FieldOfView Unknown { get; } = new(null, null);

    /// <summary>What it sees down the image; nothing if it sees everything, or if that cannot be told.</summary>
    public ReceptiveField? Rows { get; }

    /// <summary>What it sees across the image.</summary>
    public ReceptiveField? Columns { get; }

    /// <summary>Whether it sees all pixels.</summary>
    public bool IsEverything { get; }

    /// <summary>What is seen through one more layer.</summary>
    internal FieldOfView Through(Sight sight, Shape input, Shape output) =>
        sight.Everything ? Everything
        : Rows is not { } rows || Columns is not { } columns || input.Rank != 4 || output.Rank != 4 ? this
        : sight.Window is not { } window ? input[2..] == output[2..] ? this : Unknown
        : Of(Through(rows, window.Rows, input[2], sight.Spreads), Through(columns, window.Columns, input[3], sight.Spreads));

    /// <summary>What is seen along two paths.</summary>
    internal FieldOfView And(FieldOfView other) =>
        IsEverything || other.IsEverything ? Everything
        : Rows is { } rows && Columns is { } columns && other.Rows is { } otherRows && other.Columns is { } otherColumns
            ? Of(Around(rows, otherRows), Around(columns, otherColumns))
            : Unknown;

    /// <summary>Height × width of the rectangle, <c>everything</c>, or a dash.</summary>
    public override string ToString() =>
        IsEverything ? "everything" : Rows is { } rows && Columns is { } columns ? $"{rows.Size}×{columns.Size}" : "–";

    private static FieldOfView Of(ReceptiveField? rows, ReceptiveField? columns) =>
        rows is null || columns is null ? Unknown : new(rows, columns);

    private static ReceptiveField? Through(ReceptiveField field, Window window, int size, bool spreads) =>
        spreads ? Spread(field, window) : field.Through(window, size);

    /// <summary>Result i has to do with inputs ⌈(i + padding − extent + 1) / stride⌉ to ⌊(i +
    /// padding) / stride⌋: at most ⌈extent / stride⌉.</summary>
    private static ReceptiveField? Spread(ReceptiveField field, Window window)
    {
        if (field.Jump % window.Stride != 0)
        {
            return null;
        }

        var padding = window.Padding.Around(0, window.Extent, window.Stride).Before;
        var first = (int)Math.Ceiling((padding - window.Extent + 1) / (double)window.Stride);
        var most = (window.Extent + window.Stride - 1) / window.Stride;
        return new(field.Size + ((most - 1) * field.Jump), field.Jump / window.Stride, field.First + (first * field.Jump));
    }

    private static ReceptiveField? Around(ReceptiveField one, ReceptiveField other)
    {
        var (first, last) = (Math.Min(one.First, other.First), Math.Max(one.First + one.Size, other.First + other.Size));
        return one.Jump == other.Jump ? new(last - first, one.Jump, first) : null;
    }
}
