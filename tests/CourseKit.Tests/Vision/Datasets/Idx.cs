using System.Buffers.Binary;
using System.IO.Compression;

namespace CourseKit.Tests.Vision.Datasets;

/// <summary>Writes IDX files byte by byte, good ones and bad ones.</summary>
internal static class Idx
{
    /// <summary>Two zero bytes, the kind of number, the number of axes, their sizes, and the bytes of the numbers.</summary>
    public static byte[] Bytes(byte kind, uint[] sizes, params byte[] numbers) =>
        [0, 0, kind, (byte)sizes.Length, .. sizes.SelectMany(BigEndian), .. numbers];

    public static byte[] Gzip(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return zipped.ToArray();
    }

    public static byte[] Unzip(byte[] zipped)
    {
        using var gzip = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] BigEndian(uint size)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, size);
        return bytes;
    }
}
