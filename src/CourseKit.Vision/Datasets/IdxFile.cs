using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>Reads IDX files, the format of MNIST: two zero bytes, the kind of number, the number of
/// axes, their sizes, the numbers.</summary>
/// <remarks>http://yann.lecun.com/exdb/mnist/, «The IDX file format». Plain or gzip, told apart by the first bytes.</remarks>
public static class IdxFile
{
    /// <summary>The greatest size in bytes of a buffer that is made before anything to fill it has been read.</summary>
    private const int FirstChunk = 1 << 20;

    /// <summary>Images shrink less than this; a file that expands further is made to fill memory.</summary>
    private const int MostTimes = 100;

    /// <summary>The size in bytes that a gzip file may expand to in any case: blank images do shrink.</summary>
    private const long Harmless = 64 << 20;

    /// <summary>Reads an array from a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="first">The most items along the first axis to read; what is behind
    /// them is neither read nor checked. All, if left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of items is wanted.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or is none of this format; the message names it.</exception>
    public static IdxArray Read(string path, int? first = null)
    {
        using var file = NamedFile.Open(path, received =>
            new InvalidDataException($"An IDX array is read from a file. Received: {received}. In {path}."));
        return Read(file, path, first);
    }

    /// <summary>Reads an array from a stream that can seek, from its start.</summary>
    /// <param name="stream">The file's content, plain or gzip.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <param name="first">The most items along the first axis to read; all, if left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of items is wanted.</exception>
    /// <exception cref="InvalidDataException">The content is damaged, or is none of this format.</exception>
    public static IdxArray Read(Stream stream, string name, int? first = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first ?? 0, nameof(first));
        using var unzipped = FileFormat.Of(stream) == FileFormat.Gzip
            ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : null;
        var most = unzipped is null ? long.MaxValue : Math.Max(Harmless, MostTimes * stream.Length);
        return Parse(new Source(unzipped ?? stream, name, most), first);
    }

    private static IdxArray Parse(Source source, int? first)
    {
        var start = source.UpTo(4);
        var element = start is [0, 0, var code, > 0] ? IdxElement.All.SingleOrDefault(element => element.Code == code) : null;
        if (element is null)
        {
            throw source.Damaged(
                "starts like no IDX file: two zero bytes, a kind of number (08, 09, 0B, 0C, 0D or 0E) and at least one axis",
                Named(start, source.UpTo(FileFormat.Looked - start.Length)));
        }

        var sizes = Sizes(source, axes: start[3]);
        if (sizes.Aggregate((BigInteger)element.Size, (product, size) => product * Math.Max(size, 1)) > Array.MaxLength)
        {
            throw source.Damaged(
                Invariant($"asks for more than the {Array.MaxLength:N0} bytes that fit into one array"),
                $"[{string.Join(", ", sizes)}] of {element.Name}");
        }

        var isPart = first < sizes[0];
        sizes[0] = Math.Min(sizes[0], first ?? sizes[0]);
        Shape shape = [.. sizes.Select(size => (int)size)];
        var wanted = (int)shape.Elements * element.Size;
        if (wanted > source.Most)
        {
            throw source.Damaged(
                Invariant($"expands to at most {MostTimes} times its size, or {Harmless / (1 << 20)} MiB"),
                Invariant($"{shape} of {element.Name}, which takes {wanted:N0} bytes"));
        }

        var bytes = source.UpTo(wanted);
        if (bytes.Length < wanted)
        {
            throw source.Damaged(Invariant($"ends too early: {shape} of {element.Name} takes {wanted:N0} bytes"),
                Invariant($"{bytes.Length:N0} bytes"));
        }

        if (!isPart && source.UpTo(1).Length > 0)
        {
            throw source.Damaged(Invariant($"goes on behind its last number: {shape} of {element.Name} takes {wanted:N0} bytes"),
                "more than that");
        }

        return new IdxArray(shape, element, bytes);
    }

    /// <summary>The format of a file that begins with these bytes, in words.</summary>
    private static string Named(byte[] start, byte[] next) => FileFormat.Of([.. start, .. next], start.Length + next.Length)?.Name
        ?? $"bytes {BitConverter.ToString(start).Replace('-', ' ')}";

    private static long[] Sizes(Source source, int axes)
    {
        var header = source.UpTo(4 * axes);
        return header.Length == 4 * axes
            ? [.. header.Chunk(4).Select(size => (long)BinaryPrimitives.ReadUInt32BigEndian(size))]
            : throw source.Damaged($"ends too early: the sizes of {axes} axes take {4 * axes} bytes", $"{header.Length} bytes");
    }

    /// <summary>Bytes that may be fewer than promised, or no gzip after all.</summary>
    /// <param name="Stream">The stream of the bytes.</param>
    /// <param name="Name">The name of the file in messages.</param>
    /// <param name="Most">The most bytes of numbers that the file may hold.</param>
    private sealed record Source(Stream Stream, string Name, long Most)
    {
        /// <summary>The next bytes: as many as asked for, or as there are. Room is made as they come, whatever a header claims.</summary>
        public byte[] UpTo(int count)
        {
            try
            {
                var bytes = new byte[Math.Min(count, FirstChunk)];
                var have = Stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                while (have == bytes.Length && have < count)
                {
                    Array.Resize(ref bytes, (int)Math.Min(count, 2L * have));
                    have += Stream.ReadAtLeast(bytes.AsSpan(have), bytes.Length - have, throwOnEndOfStream: false);
                }

                return bytes[..have];
            }
            catch (InvalidDataException damage)
            {
                throw Damaged("is no whole gzip file", damage.Message.TrimEnd('.'));
            }
        }

        public InvalidDataException Damaged(string rule, string received) =>
            new($"{Name} {rule}. Received: {received}. Replace the file by a fresh copy.");
    }
}
