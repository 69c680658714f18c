using System.Security.Cryptography;
using CourseKit.Tensors.Files;

namespace CourseKit.Vision.Datasets;

/// <summary>The places that published files are taken from: folders on this machine, else the user's cache, else a mirror on the
/// network.</summary>
/// <remarks>Nothing is handed out before its checksum is known to be the published one.</remarks>
public sealed record DataSource
{
    private static readonly HttpClient Internet = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) });

    /// <summary>Gets the folders that are looked through in turn. A file that lies there and is
    /// damaged is an error, not passed over.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Gets the folder that downloads are kept in.</summary>
    public required string Cache { get; init; }

    /// <summary>Gets the client that downloads; null where nothing may be downloaded.</summary>
    public HttpClient? Network { get; init; }

    /// <summary>Gets the time that a mirror may stay silent until the next one is asked.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the receiver of the progress of downloads.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>
    /// Returns the usual source: the folders that the environment variable COURSEKIT_DATA names, in the notation of PATH; the
    /// folder <c>coursekit</c> in XDG_CACHE_HOME, or else among the user's local application data; and the internet, unless
    /// COURSEKIT_OFFLINE says 1.
    /// </summary>
    public static DataSource FromEnvironment() => new()
    {
        Folders = Variable("COURSEKIT_DATA")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Cache = UserFolders.Cache,
        Network = Variable("COURSEKIT_OFFLINE") == "1" ? null : Internet,
    };

    /// <summary>Opens a file, its checksum verified, at its start: as it is published, or unzipped.</summary>
    /// <exception cref="DataUnavailableException">The file is nowhere to be had; the message lists the places that were tried.</exception>
    /// <exception cref="InvalidDataException">One of the folders holds a damaged copy.</exception>
    /// <exception cref="UnauthorizedAccessException">A copy in one of the folders may not be read.</exception>
    public FileStream Open(PublishedFile file)
    {
        foreach (var folder in Folders)
        {
            if (In(Path.Combine(folder, file.Folder), file) is var (path, copy))
            {
                return Verified(path, file, copy);
            }

            if (InFolderItself(folder, file) is { } found)
            {
                return found;
            }
        }

        return Cached(file, out var damage) ?? Downloaded(file, damage);
    }

    /// <summary>The folders that a file is looked for in.</summary>
    internal IEnumerable<string> Places(PublishedFile file) =>
        Folders.SelectMany(folder => new[] { Path.Combine(folder, file.Folder), folder }).Append(Path.Combine(Cache, file.Folder));

    /// <summary>Finds the folder of a set that is not published as one file, by one of its names, in the folders or in the
    /// cache.</summary>
    /// <exception cref="DataUnavailableException">It is nowhere.</exception>
    internal string FindFolder(string set, params string[] names)
    {
        string[] places = [.. Folders, Cache];
        return places.SelectMany(place => names.Select(name => Path.Combine([place, .. name.Split('/')]))).FirstOrDefault(Directory.Exists)
            ?? throw new DataUnavailableException(
                $"{set} is looked for in the folders that COURSEKIT_DATA names and in the cache, as {string.Join(" or ", names)}. "
                + $"Received: nothing in {string.Join(", ", places)}. Put the folder into one of these.");
    }

    private static (string Path, FileCopy Copy)? In(string folder, PublishedFile file) =>
        AllIn(folder, file).Select(found => ((string, FileCopy)?)found).FirstOrDefault();

    private static IEnumerable<(string Path, FileCopy Copy)> AllIn(string folder, PublishedFile file) =>
        file.Copies.Select(copy => (Path: Path.Combine(folder, copy.Name), copy)).Where(found => File.Exists(found.Path));

    /// <summary>The file in a folder that is named itself, not the one around it. Other sets use the same names, so what lies there may
    /// be another file, and is passed over unless the folder is called like that of the set.</summary>
    private static FileStream? InFolderItself(string folder, PublishedFile file)
    {
        if (In(folder, file) is not var (path, copy))
        {
            return null;
        }

        try
        {
            return Verified(path, file, copy);
        }
        catch (InvalidDataException) when (Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) != file.Folder)
        {
            return null;
        }
    }

    /// <summary>The first copy in the cache that is whole. One that is not is passed over, for a download can replace it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="damage">The problem of the last copy that was passed over.</param>
    private FileStream? Cached(PublishedFile file, out Exception? damage)
    {
        damage = null;
        foreach (var (path, copy) in AllIn(Path.Combine(Cache, file.Folder), file))
        {
            try
            {
                return Verified(path, file, copy);
            }
            catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                damage = problem;
            }
        }

        return null;
    }

    /// <exception cref="DataUnavailableException">No mirror has the file, or there is none.</exception>
    private FileStream Downloaded(PublishedFile file, Exception? damage)
    {
        if (file.Mirrors.Count == 0)
        {
            throw new DataUnavailableException(
                $"{file} is looked for in the folders that COURSEKIT_DATA names and in the cache, and not downloaded. Received: "
                + $"{(damage is null ? "nothing" : "nothing whole")} in {string.Join(", ", Places(file))}. Put the file into one of these "
                + "folders.", damage);
        }

        var published = file.Copies[0];
        var path = Path.Combine(Cache, file.Folder, published.Name);
        new Download(this, file, damage).To(path);
        return Verified(path, file, published);
    }

    private static FileStream Verified(string path, PublishedFile file, FileCopy copy)
    {
        if (NamedFile.InPlaceOf(path) is { } other)
        {
            throw new InvalidDataException($"A published file is a file with content. Received: {other}. In {path}.");
        }

        // On Windows, a file can be replaced by a later download while it is read only if it may be deleted.
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            file.Verify(copy, path, stream.Length, MD5.HashData(stream));
            stream.Position = 0;
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? string.Empty;
}
