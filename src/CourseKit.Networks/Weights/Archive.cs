using System.IO.Compression;
using System.IO.Hashing;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Networks.Weights;

/// <summary>A zip archive from anywhere: the size that its members claim to expand to is bounded by that of the file, and their checksums
/// are compared.</summary>
internal sealed class Archive : IDisposable
{
    /// <summary>The greatest ratio of expanded to zipped size. Weights are nearly random and hardly shrink; an archive that expands
    /// further is made to fill memory.</summary>
    private const int MostTimes = 10;

    /// <summary>The size in bytes that any archive may expand to: masks and zeros do shrink.</summary>
    private const long Harmless = 64 << 20;

    private readonly string name;
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> members = [];

    /// <summary>Opens an archive, and leaves the stream open.</summary>
    public Archive(Stream stream, string name)
    {
        this.name = name;
        zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            if (!members.TryAdd(entry.FullName, entry))
            {
                throw new WeightsException("Each member of an archive has a name of its own.", $"{Excerpt.Of(entry.FullName)} twice", name);
            }
        }

        var size = members.Values.Sum(member => (decimal)member.Length);
        Size = size <= Math.Max(Harmless, (decimal)MostTimes * stream.Length) ? (long)size : throw new WeightsException(
            Invariant($"An archive of weights expands to at most {MostTimes} times its size, or {Harmless / (1 << 20)} MiB."),
            Invariant($"{stream.Length:N0} bytes that expand to {size:N0}"), name);
    }

    /// <summary>Gets the number of bytes that the members hold together.</summary>
    public long Size { get; }

    public IReadOnlyCollection<string> Members => members.Keys;

    /// <summary>Reads a member to its end.</summary>
    public T Read<T>(string member, Func<ByteSource, T> read)
    {
        var entry = members.GetValueOrDefault(member)
            ?? throw new WeightsException("An archive of weights holds all its parts.", $"one without {Excerpt.Of(member)}", name);
        using var stream = new BufferedStream(entry.Open(), 1 << 16);
        var source = new ByteSource(stream, entry.Length, $"{name}, {Excerpt.Of(member)}")
        {
            Checksum = new Crc32(),
        };
        var result = read(source);
        if (source.Remaining > 0)
        {
            throw source.Damaged("A member of an archive ends where its content does.", Invariant($"{source.Remaining:N0} more bytes"));
        }

        var checksum = source.Checksum.GetCurrentHashAsUInt32();
        return checksum == entry.Crc32 ? result : throw source.Damaged(
            "The members of an archive have the checksums that it names.", $"{checksum:X8}, where it names {entry.Crc32:X8}");
    }

    public void Dispose() => zip.Dispose();
}
