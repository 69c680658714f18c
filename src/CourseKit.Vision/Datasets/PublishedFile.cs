using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>A file that someone published, and how to know it again.</summary>
/// <param name="Folder">The folder that it lies in, below each place where data are looked for: <c>mnist</c>.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Md5">Its checksum as published, in lower-case hexadecimal.</param>
/// <param name="Mirrors">Addresses that the name is appended to, the first one asked first; each ends in a slash.</param>
public sealed record PublishedFile(string Folder, string Name, long Length, string Md5, IReadOnlyList<Uri> Mirrors)
{
    /// <summary>Folder and name: <c>mnist/train-images-idx3-ubyte.gz</c>.</summary>
    public override string ToString() => $"{Folder}/{Name}";

    internal string In(string place) => Path.Combine(place, Folder, Name);

    /// <exception cref="InvalidDataException">What lies at this place, or came from it, is something else.</exception>
    internal void Verify(string place, long length, ReadOnlySpan<byte> md5)
    {
        var received = Convert.ToHexStringLower(md5);
        if (length != Length || received != Md5)
        {
            throw new InvalidDataException(Invariant(
                $"{place} is not the published {this}, which has MD5 {Md5} and {Length:N0} bytes. Received: MD5 {received}, {length:N0} bytes."));
        }
    }
}
