using System.Security.Cryptography;
using CourseKit.Tensors.Files;

namespace CourseKit.Vision.Datasets;

/// <summary>Where published files come from: folders on this machine, else the user's cache, else a mirror on the network.</summary>
/// <remarks>Nothing is handed out before its checksum is known to be the published one.</remarks>
public sealed record DataSource
{
    private static readonly HttpClient Internet = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) });

    /// <summary>Folders that are looked through in turn. A file that lies there and is damaged is an error, not passed over.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The folder that downloads are kept in.</summary>
    public required string Cache { get; init; }

    /// <summary>What downloads; null where nothing may be downloaded.</summary>
    public HttpClient? Network { get; init; }

    /// <summary>How long a mirror may stay silent until the next one is asked.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Who is told how far a download has come.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>
    /// The folders that the environment variable COURSEKIT_DATA names, in the notation of PATH; the folder <c>coursekit</c> in
    /// XDG_CACHE_HOME, or else among the user's local application data; and the internet, unless COURSEKIT_OFFLINE says 1.
    /// </summary>
    public static DataSource FromEnvironment() => new()
    {
        Folders = Variable("COURSEKIT_DATA")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Cache = UserFolders.Cache,
        Network = Variable("COURSEKIT_OFFLINE") == "1" ? null : Internet,
    };

    /// <summary>Opens a file, its checksum verified, at its start.</summary>
    /// <exception cref="DataUnavailableException">It is nowhere to be had; the message says what was tried.</exception>
    /// <exception cref="InvalidDataException">One of the folders holds a damaged copy.</exception>
    public FileStream Open(PublishedFile file)
    {
        if (Folders.Select(file.In).FirstOrDefault(File.Exists) is { } path)
        {
            return Verified(path, file);
        }

        var cached = file.In(Cache);
        try
        {
            return Verified(cached, file);
        }
        catch (Exception absent) when (absent is IOException or InvalidDataException)
        {
            new Download(this, file).To(cached);
            return Verified(cached, file);
        }
    }

    private static FileStream Verified(string path, PublishedFile file)
    {
        // On Windows, a file can be replaced by a later download while it is read only if it may be deleted.
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            file.Verify(path, stream.Length, MD5.HashData(stream));
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
