using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace CourseKit.Vision.Imaging;

/// <summary>Reason why a PNG file cannot be read.</summary>
/// <remarks>Chunks of a length, a name, content and a checksum: PNG specification, third edition, section 5,
/// https://www.w3.org/TR/png-3/#5DataRep.</remarks>
internal static class PngFault
{
    private const int ChunkHead = 8, Checksum = 4;

    /// <summary>The number of bits per value that each color type may have (section 11.2.1, table 12).</summary>
    private static readonly Dictionary<byte, byte[]> BitDepths = new()
    {
        [0] = [1, 2, 4, 8, 16],
        [2] = [8, 16],
        [3] = [1, 2, 4, 8],
        [4] = [8, 16],
        [6] = [8, 16],
    };

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Returns the first fault of a file that is a PNG file, or begins almost like one; null where none is found.</summary>
    public static string? Of(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
        {
            return file.Length >= Signature.Length && (file[1..4].SequenceEqual("PNG"u8) || IsSimilar(file[..Signature.Length]))
                ? "begins almost like a PNG file: its first bytes were changed, as when a file is sent as text"
                : null;
        }

        var hasPixels = false;
        for (var rest = file[Signature.Length..]; rest.Length > 0;)
        {
            if (rest.Length < ChunkHead + Checksum
                || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - ChunkHead - Checksum)
            {
                return "is a PNG file that ends too early";
            }

            var name = Encoding.ASCII.GetString(rest.Slice(4, 4));
            var checksum = BinaryPrimitives.ReadUInt32BigEndian(rest[(ChunkHead + (int)length)..]);
            if (Crc32.HashToUInt32(rest[4..(ChunkHead + (int)length)]) != checksum)
            {
                return $"is a damaged PNG file: the checksum of its part {name} is wrong";
            }

            if (name == "IHDR" && HeaderFault(rest.Slice(ChunkHead, (int)length)) is { } fault)
            {
                return fault;
            }

            hasPixels |= name == "IDAT";
            rest = rest[(ChunkHead + (int)length + Checksum)..];
        }

        return hasPixels ? null : "is a PNG file without pixels (IDAT)";
    }

    /// <summary>Returns whether most of the bytes are those of the signature.</summary>
    private static bool IsSimilar(ReadOnlySpan<byte> start)
    {
        var same = 0;
        for (var at = 0; at < start.Length; at++)
        {
            same += start[at] == Signature[at] ? 1 : 0;
        }

        return same > start.Length / 2;
    }

    private static string? HeaderFault(ReadOnlySpan<byte> header)
    {
        if (header.Length < 13)
        {
            return "is a damaged PNG file: its header is too short";
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        var (depth, color) = (header[8], header[9]);
        return width == 0 || height == 0 ? $"is a PNG file of {width} × {height} pixels"
            : !BitDepths.TryGetValue(color, out var depths) ? $"is a PNG file of color type {color}, which there is not"
            : !depths.Contains(depth) ? $"is a PNG file of {depth} bits per value, which color type {color} cannot have"
            : null;
    }
}
