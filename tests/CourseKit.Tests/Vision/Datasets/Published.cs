using System.Security.Cryptography;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

/// <summary>A small file published on two mirrors, and folders of its own to bring it to.</summary>
internal sealed class Published : IDisposable
{
    private readonly TemporaryFolder place = new();

    public Published(params string[] mirrors)
    {
        string[] addresses = mirrors is [] ? ["https://first.test/a/", "https://second.test/b/"] : mirrors;
        Bytes = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7 % 251))];
        File = new("letters", "a.bin", Bytes.Length, Convert.ToHexStringLower(MD5.HashData(Bytes)),
            [.. addresses.Select(address => new Uri(address))])
        {
            OtherCopies = [new("a-unzipped.bin", Unzipped.Length, Convert.ToHexStringLower(MD5.HashData(Unzipped)))],
        };
    }

    /// <summary>What the file holds that was published.</summary>
    public static byte[] Unzipped { get; } = [3, 1, 4, 1, 5];

    public byte[] Bytes { get; }

    public PublishedFile File { get; }

    public string Cache => place.File("cache");

    /// <summary>Everything that lies in the cache, by its path in it.</summary>
    public IEnumerable<string> Cached => Directory.Exists(Cache)
        ? Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Cache, path).Replace('\\', '/'))
        : [];

    public DataSource Source(FakeMirrors? mirrors) => new() { Cache = Cache, Network = mirrors?.Network };

    /// <summary>Puts a file into a folder, and returns its path.</summary>
    public string In(string folder, string name, byte[] content)
    {
        Directory.CreateDirectory(place.File(folder));
        var path = Path.Combine(place.File(folder), name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A folder that the file lies in, with this content.</summary>
    public string Folder(byte[] content)
    {
        var folder = place.File("folder");
        Directory.CreateDirectory(Path.Combine(folder, File.Folder));
        System.IO.File.WriteAllBytes(Path.Combine(folder, File.Folder, File.Name), content);
        return folder;
    }

    public void IntoCache(byte[] content)
    {
        Directory.CreateDirectory(Path.Combine(Cache, File.Folder));
        System.IO.File.WriteAllBytes(Path.Combine(Cache, File.Folder, File.Name), content);
    }

    public static byte[] Content(Stream stream)
    {
        using var content = new MemoryStream();
        using (stream)
        {
            stream.CopyTo(content);
        }

        return content.ToArray();
    }

    public void Dispose() => place.Dispose();
}
