using System.Globalization;

namespace CourseKit.Tensors.Memory;

/// <summary>The error for too little memory: what was asked for, and which of the usual remedies would help.</summary>
internal static class MemoryShortage
{
    private const string FewerLayers = "fewer layers, or layers with fewer maps";

    /// <summary>Returns the error for a tensor of this shape that <paramref name="operation"/> asked for.</summary>
    public static OutOfMemoryException Of(string operation, Shape shape) =>
        Of($"{operation} asked for {Bytes(shape.Elements * sizeof(float))} for a tensor of shape {shape}", Remedies(shape));

    /// <summary>Returns the error for scratch memory of a computation.</summary>
    public static OutOfMemoryException OfScratch(nint count) =>
        Of($"A computation asked for {Bytes((long)count * sizeof(float))} to work in", ["a smaller batch", FewerLayers]);

    private static OutOfMemoryException Of(string request, IEnumerable<string> remedies) => new(
        $"{request}; of {Bytes(Pool.Limit)}, {Bytes(Pool.InUse)} are in use. What helps: {string.Join("; ", remedies)}. "
        + "(Numbers of 16 bits, or several devices, would help too; this engine has neither.)");

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

        yield return FewerLayers;
    }

    private static string Bytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0##} GB");
}
