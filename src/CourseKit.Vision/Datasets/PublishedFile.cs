using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>A published file: where it is had, and the checksum by which it is known.</summary>
/// <param name="Folder">The folder that it lies in, below each place where data are looked for: <c>mnist</c>.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Length">The length of the file in bytes.</param>
/// <param name="Md5">The MD5 checksum as published, in lower-case hexadecimal.</param>
/// <param name="Mirrors">Addresses that the name is appended to, the first one asked first; each is https and ends in a slash.</param>
public sealed record PublishedFile(string Folder, string Name, long Length, string Md5, IReadOnlyList<Uri> Mirrors)
{
    /// <summary>Gets the addresses that the name is appended to, the first one asked first.</summary>
    /// <exception cref="ArgumentException">One of them is neither https nor on this machine.</exception>
    public IReadOnlyList<Uri> Mirrors { get; init => field = Secure(value); } = Secure(Mirrors);

    /// <summary>Gets the forms in which the file is found on this machine: as it is published, then unzipped and by its other
    /// names.</summary>
    internal IReadOnlyList<FileCopy> Copies => [new(Name, Length, Md5), .. OtherCopies];

    /// <summary>Gets the forms besides the published one.</summary>
    internal IReadOnlyList<FileCopy> OtherCopies { get; init; } = [];

    /// <summary>Returns folder and name: <c>mnist/train-images-idx3-ubyte.gz</c>.</summary>
    public override string ToString() => $"{Folder}/{Name}";

    /// <summary>Compares a copy of the file with what was published.</summary>
    /// <exception cref="InvalidDataException">What lies at this place, or came from it, is something else.</exception>
    internal void Verify(FileCopy copy, string place, long length, ReadOnlySpan<byte> md5)
    {
        var received = Convert.ToHexStringLower(md5);
        if (length != copy.Length || received != copy.Md5)
        {
            throw new InvalidDataException(Invariant(
                $"{place} is not the published {Folder}/{copy.Name}, which has MD5 {copy.Md5} and {copy.Length:N0} bytes. ")
                + Invariant($"Received: MD5 {received}, {length:N0} bytes."));
        }
    }

    /// <summary>Over plain http, anybody on the way can read and change what is sent.</summary>
    private static IReadOnlyList<Uri> Secure(IReadOnlyList<Uri> mirrors) =>
        mirrors.FirstOrDefault(mirror => mirror.Scheme != Uri.UriSchemeHttps && !mirror.IsLoopback) is { } other
            ? throw new ArgumentException($"Mirrors are asked over https. Received: {other}.", nameof(Mirrors))
            : mirrors;
}
