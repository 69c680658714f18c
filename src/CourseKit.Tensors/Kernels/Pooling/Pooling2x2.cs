using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>2×2 pooling with stride two of one image, straight from two of its rows.</summary>
/// <remarks>
/// Rows end with a vector that overlaps the one before. One that is narrower than a vector spills
/// into the next, which is written later: see <see cref="Suits"/>.
/// </remarks>
internal static unsafe class Pooling2x2
{
    /// <summary>Returns whether these are 2×2 windows of rows as wide as a vector, or what narrower ones spill lies in images that are
    /// computed after this one.</summary>
    public static bool Suits(ImageWindows windows, int imagesBehind) =>
        windows.Are2x2 && (windows.Columns.Places >= Vector<float>.Count || (long)imagesBehind * windows.Places >= Vector<float>.Count);

    /// <summary>The maxima y of the image x.</summary>
    public static void Maxima(float* x, float* y, ImageWindows windows)
    {
        var (width, places) = (windows.Columns.Size, windows.Columns.Places);
        for (var i = 0; i < windows.Rows.Places; i++, x += 2 * width, y += places)
        {
            for (var j = 0; j < places; j = Next(j, places))
            {
                var (a, b) = Load(x + (2 * j));
                var (c, d) = Load(x + width + (2 * j));
                Vector.Max(Vector.Max(a, b), Vector.Max(c, d)).Store(y + j);
            }
        }
    }

    /// <summary>The maxima y of the image x, and their positions.</summary>
    public static void Maxima(float* x, float* y, int* places, ImageWindows windows)
    {
        var (width, columns) = (windows.Columns.Size, windows.Columns.Places);
        var evens = Vector.CreateSequence(0, 2);
        for (var i = 0; i < windows.Rows.Places; i++, x += 2 * width, y += columns, places += columns)
        {
            for (var j = 0; j < columns; j = Next(j, columns))
            {
                var (a, b) = Load(x + (2 * j));
                var (c, d) = Load(x + width + (2 * j));
                var corner = evens + new Vector<int>((2 * i * width) + (2 * j));
                var (largest, place) = (a, corner);
                Challenge(b, corner + Vector<int>.One, ref largest, ref place);
                Challenge(c, corner + new Vector<int>(width), ref largest, ref place);
                Challenge(d, corner + new Vector<int>(width + 1), ref largest, ref place);
                largest.Store(y + j);
                place.Store(places + j);
            }
        }
    }

    /// <summary>The gradient dx of the image from that of its maxima.</summary>
    public static void MaximaBackward(float* dy, int* places, float* dx, ImageWindows windows)
    {
        var (width, columns) = (windows.Columns.Size, windows.Columns.Places);
        var rest = width - (2 * columns);
        var sequence = Vector.CreateSequence(0u, 1u);
        for (var i = 0; i < windows.Rows.Places; i++, dx += 2 * width, dy += columns, places += columns)
        {
            for (var j = 0; j < columns; j = Next(j, columns))
            {
                var (leftGradient, rightGradient) = LanePairs.Double(Vector.AsVectorUInt32(Vector.Load(dy + j)));
                var (leftPlace, rightPlace) = LanePairs.Double(Vector.AsVectorUInt32(Vector.Load(places + j)));
                for (var row = 0; row < 2; row++)
                {
                    var target = dx + (row * width) + (2 * j);
                    var here = sequence + new Vector<uint>((uint)((((2 * i) + row) * width) + (2 * j)));
                    Vector.AsVectorSingle(leftGradient & Vector.Equals(leftPlace, here)).Store(target);
                    here += new Vector<uint>((uint)Vector<uint>.Count);
                    Vector.AsVectorSingle(rightGradient & Vector.Equals(rightPlace, here)).Store(target + Vector<uint>.Count);
                }
            }

            if (rest > 0)
            {
                ClearRest(dx, width, rest);
            }
        }

        ClearRowsBelow(dx, windows);
    }

    /// <summary>The averages y of the image x.</summary>
    public static void Averages(float* x, float* y, ImageWindows windows)
    {
        var (width, places) = (windows.Columns.Size, windows.Columns.Places);
        for (var i = 0; i < windows.Rows.Places; i++, x += 2 * width, y += places)
        {
            for (var j = 0; j < places; j = Next(j, places))
            {
                var (a, b) = Load(x + (2 * j));
                var (c, d) = Load(x + width + (2 * j));
                ((a + b + c + d) * 0.25f).Store(y + j);
            }
        }
    }

    /// <summary>The gradient dx of the image from that of its averages.</summary>
    public static void AveragesBackward(float* dy, float* dx, ImageWindows windows)
    {
        var (width, places) = (windows.Columns.Size, windows.Columns.Places);
        var rest = width - (2 * places);
        for (var i = 0; i < windows.Rows.Places; i++, dx += 2 * width, dy += places)
        {
            for (var j = 0; j < places; j = Next(j, places))
            {
                var (left, right) = LanePairs.Double(Vector.AsVectorUInt32(Vector.Load(dy + j) * 0.25f));
                for (var target = dx + (2 * j); target <= dx + width + (2 * j); target += width)
                {
                    Vector.AsVectorSingle(left).Store(target);
                    Vector.AsVectorSingle(right).Store(target + Vector<float>.Count);
                }
            }

            if (rest > 0)
            {
                ClearRest(dx, width, rest);
            }
        }

        ClearRowsBelow(dx, windows);
    }

    /// <summary>Returns the next windows to compute: as many as a vector has lanes, moved back where they would reach beyond the
    /// row.</summary>
    private static int Next(int j, int places) =>
        j + Vector<float>.Count >= places ? places : Math.Min(j + Vector<float>.Count, places - Vector<float>.Count);

    private static (Vector<float> Even, Vector<float> Odd) Load(float* pixels)
    {
        var (first, second) = (Vector.Load(pixels), Vector.Load(pixels + Vector<float>.Count));
        return (LanePairs.Even(first, second), LanePairs.Odd(first, second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Challenge(Vector<float> value, Vector<int> itsPlace, ref Vector<float> largest, ref Vector<int> place)
    {
        var wins = Vector.GreaterThan(value, largest) | Vector.OnesComplement(Vector.Equals(value, value));
        largest = Vector.ConditionalSelect(wins, value, largest);
        place = Vector.ConditionalSelect(wins, itsPlace, place);
    }

    /// <summary>Clears the columns that no window reaches, at the end of two rows.</summary>
    private static void ClearRest(float* rows, int width, int rest)
    {
        new Span<float>(rows + width - rest, rest).Clear();
        new Span<float>(rows + width + width - rest, rest).Clear();
    }

    private static void ClearRowsBelow(float* row, ImageWindows windows) =>
        new Span<float>(row, (windows.Rows.Size - (2 * windows.Rows.Places)) * windows.Columns.Size).Clear();
}
