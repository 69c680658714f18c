using CourseKit.Tensors;

namespace CourseKit.Networks.Costs;

/// <summary>Receptive field in images: the rectangle of input pixels that one output value depends on, or the whole image.</summary>
/// <remarks>Where paths meet, as behind skip connections and branches, the smallest rectangle around the fields of all paths.</remarks>
public sealed record ReceptiveField2d
{
    private ReceptiveField2d(ReceptiveField? rows, ReceptiveField? columns, bool isGlobal = false) =>
        (Rows, Columns, IsGlobal) = (rows, columns, isGlobal);

    /// <summary>The receptive field of an input pixel: itself.</summary>
    public static ReceptiveField2d Pixel { get; } = new(ReceptiveField.Pixel, ReceptiveField.Pixel);

    /// <summary>The whole image, as behind <c>Flatten</c> and global pooling, whatever its size.</summary>
    public static ReceptiveField2d Global { get; } = new(null, null, isGlobal: true);

    /// <summary>No known receptive field: the input is no image, a layer is not described, or pixels are not a whole number of input pixels
    /// apart.</summary>
    public static ReceptiveField2d Unknown { get; } = new(null, null);

    /// <summary>Gets the vertical receptive field; null if global or unknown.</summary>
    public ReceptiveField? Rows { get; }

    /// <summary>Gets the horizontal receptive field; null if global or unknown.</summary>
    public ReceptiveField? Columns { get; }

    /// <summary>Gets whether the field is the whole image.</summary>
    public bool IsGlobal { get; }

    /// <summary>Computes the receptive field after one more layer.</summary>
    internal ReceptiveField2d Through(ReceptiveFieldStep step, Shape input, Shape output) =>
        step.IsGlobal ? Global
        : step.IsUnknown ? Unknown
        : Rows is not { } rows || Columns is not { } columns || input.Rank != 4 || output.Rank != 4 ? this
        : step.Window is not { } window ? input[2..] == output[2..] ? this : Unknown
        : Of(Through(rows, window.Rows, input[2], step.IsTransposed), Through(columns, window.Columns, input[3], step.IsTransposed));

    /// <summary>Computes the smallest field around those of two paths that meet.</summary>
    internal ReceptiveField2d Union(ReceptiveField2d other) =>
        IsGlobal || other.IsGlobal ? Global
        : Rows is { } rows && Columns is { } columns && other.Rows is { } otherRows && other.Columns is { } otherColumns
            ? Of(Union(rows, otherRows), Union(columns, otherColumns))
            : Unknown;

    /// <summary>Returns the field as height × width, <c>global</c>, or a dash.</summary>
    public override string ToString() =>
        IsGlobal ? "global" : Rows is { } rows && Columns is { } columns ? $"{rows.Size}×{columns.Size}" : "–";

    private static ReceptiveField2d Of(ReceptiveField? rows, ReceptiveField? columns) =>
        rows is null || columns is null ? Unknown : new(rows, columns);

    private static ReceptiveField? Through(ReceptiveField field, Window window, int size, bool isTransposed) =>
        isTransposed ? Transposed(field, window) : field.Through(window, size);

    /// <summary>Output i depends on inputs ⌈(i + padding − extent + 1) / stride⌉ to ⌊(i + padding) / stride⌋: at most
    /// ⌈extent / stride⌉ of them.</summary>
    private static ReceptiveField? Transposed(ReceptiveField field, Window window)
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

    private static ReceptiveField? Union(ReceptiveField one, ReceptiveField other)
    {
        var (first, last) = (Math.Min(one.First, other.First), Math.Max(one.First + one.Size, other.First + other.Size));
        return one.Jump == other.Jump ? new(last - first, one.Jump, first) : null;
    }
}
