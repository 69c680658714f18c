namespace CourseKit.Vision.Datasets;

/// <summary>The part of a download that has arrived, beside the file that it will become: <c>a.gz.part</c>.</summary>
/// <remarks>It stays when it is closed, so that a later download can go on. A second download at the same time, which the lock file keeps
/// away, has a part of its own, which does not stay.</remarks>
internal sealed class FilePart : IAsyncDisposable
{
    private readonly FileStream? held;
    private bool isMoved;

    private FilePart(string path, FileMode mode, FileStream? held) =>
        (Content, this.held) = (new FileStream(path, mode, FileAccess.ReadWrite, FileShare.Read), held);

    /// <summary>Gets the bytes.</summary>
    public FileStream Content { get; }

    /// <summary>Opens the part of a file.</summary>
    public static FilePart Of(string target)
    {
        var held = Hold($"{target}.part.lock");
        try
        {
            return held is null ? new FilePart($"{target}.{Path.GetRandomFileName()}.part", FileMode.CreateNew, held)
                : new FilePart($"{target}.part", FileMode.OpenOrCreate, held);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    /// <summary>Makes the part the whole file. It is closed before, for an open file can neither be renamed nor read everywhere.</summary>
    public void MoveTo(string target)
    {
        Content.Dispose();
        File.Move(Content.Name, target, overwrite: true);
        isMoved = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var isWorthless = !isMoved && (held is null || (Content.CanRead && Content.Length == 0));
        await Content.DisposeAsync();
        if (isWorthless)
        {
            File.Delete(Content.Name);
        }

        held?.Dispose();
    }

    /// <summary>A file that one process at a time can open, and one download in it; null where another has it.</summary>
    private static FileStream? Hold(string path)
    {
        try
        {
            return new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
