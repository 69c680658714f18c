using System.Formats.Tar;
using System.Security.Cryptography;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

/// <summary>Small archives in the form of CIFAR-10's.</summary>
internal static class CifarArchives
{
    public const int Records = 3;

    /// <summary>Files in an order that is none, as in the published archive.</summary>
    public static readonly string[] Files =
        ["data_batch_1.bin", "data_batch_4.bin", "test_batch.bin", "data_batch_5.bin", "data_batch_3.bin", "data_batch_2.bin"];

    /// <summary>Three records: labels that tell the file and the place, red values that rise, green and blue ones that do not.</summary>
    public static byte[] Batch(int number) => [.. Enumerable.Range(0, Records).SelectMany(record => new[] { (byte)(number + record) }
        .Concat(Enumerable.Range(0, 1024).Select(pixel => (byte)(pixel + number))).Concat(Enumerable.Repeat((byte)(10 * number), 1024))
        .Concat(Enumerable.Repeat((byte)(record + 200), 1024)))];

    public static byte[] Batch(string name) => Batch(name is ['d', ..] ? name["data_batch_".Length] - '0' : 6);

    public static byte[] Archive(Func<string, byte[]?> content)
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            foreach (var name in Files)
            {
                if (content(name) is { } bytes)
                {
                    writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, $"cifar-10-batches-bin/{name}")
                    {
                        DataStream = new MemoryStream(bytes),
                    });
                }
            }
        }

        return Idx.Gzip(tar.ToArray());
    }

    public static CifarArchive Published(byte[] archive) => new(
        new PublishedFile("cifar10", "cifar-10-binary.tar.gz", archive.Length, Convert.ToHexStringLower(MD5.HashData(archive)),
            [new("https://cifar.test/")]), Records);
}
