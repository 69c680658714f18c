namespace CourseKit.Tensors.Files;

/// <summary>The beginning of a file of TorchSharp: a number of tensors, then the length of a name, the name and a type of numbers, whole
/// numbers being written seven bits a byte, the lowest first (LEB128).</summary>
/// <remarks>There is no signature, and a file of 256 tensors begins like a pickle of protocol 2; so the first name is read, which a
/// pickle's bytes are none of.</remarks>
internal static class DatStart
{
    /// <summary>The greatest number of a type: libtorch's BFloat16.</summary>
    private const int LastType = 15;

    /// <summary>Returns whether the first bytes of a file are those of a file of TorchSharp.</summary>
    public static bool Fits(ReadOnlySpan<byte> start, long length) =>
        Number(ref start) > 0 && Number(ref start) is > 0 and var named && named < start.Length
        && TextStart.Of(start[..named])?.AsSpan().IndexOfAny('\n', '\r') < 0
        && start[named] is <= LastType and not ((byte)'\t' or (byte)'\n' or (byte)'\r');

    /// <summary>Takes a number of at most four bytes from the front; a negative one stands for none.</summary>
    private static int Number(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        for (var place = 0; place < Math.Min(4, bytes.Length); place++)
        {
            number |= (bytes[place] & 0x7F) << (7 * place);
            if (bytes[place] < 0x80)
            {
                bytes = bytes[(place + 1)..];
                return number;
            }
        }

        return -1;
    }
}
