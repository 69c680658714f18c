using System.Globalization;

namespace CourseKit.Tensors.Memory;

/// <summary>What to say when there is not enough memory: what was asked for, and which of the usual remedies would help here.</summary>
internal static class MemoryShortage
{
    /// <summary>An error about a tensor of this shape that <paramref name="operation"/> asked for.</summary>
    public static OutOfMemoryException Of(string operation, Shape shape)
    {
        var total = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return new OutOfMemoryException(
            $"{operation} asked for {Bytes(shape.Elements * sizeof(float))} for a tensor of shape {shape}; of {Bytes(total)}, {Bytes(Pool.InUse)} are in use. "
            + $"What helps: {string.Join("; ", Remedies(shape))}. (Numbers of 16 bits, or several devices, would help too; this engine has neither.)");
    }

    private static IEnumerable<string> Remedies(Shape shape)
    {
        if (shape.Rank > 1 && shape[0] > 1)
        {
            yield return $"a smaller batch, now {shape[0]}";
        }

        if (shape.Rank == 4 && shape[2] * shape[3] > 1)
        {
            yield return $"a larger stride or earlier pooling, so that maps are smaller than {shape[2]}×{shape[3]}";
        }

        yield return "fewer layers, or layers with fewer maps";
    }

    private static string Bytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0##} GB");
}
