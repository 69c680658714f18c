namespace CourseKit.Vision.Datasets;

/// <summary>The part of a download that has arrived, beside the file that it will become: <c>a.gz.part</c>.</summary>
/// <remarks>It stays when it is closed, so that a later download can go on. A second download at the same time has a part of its own,
/// which does not stay.</remarks>
internal sealed class FilePart : IAsyncDisposable
{
    /// <summary>On Windows, an open file can be renamed only if it may be deleted; elsewhere, only what shares nothing is locked.</summary>
    private static readonly FileShare Locked = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private readonly bool stays;

    private FilePart(string path, FileMode mode, bool stays) =>
        (Content, this.stays) = (new FileStream(path, mode, FileAccess.ReadWrite, Locked), stays);

    /// <summary>Gets the bytes.</summary>
    public FileStream Content { get; }

    private bool IsMoved { get; set; }

    /// <summary>Opens the part of a file.</summary>
    public static FilePart Of(string target)
    {
        try
        {
            return new FilePart($"{target}.part", FileMode.OpenOrCreate, stays: true);
        }
        catch (IOException)
        {
            return new FilePart($"{target}.{Path.GetRandomFileName()}.part", FileMode.CreateNew, stays: false);
        }
    }

    /// <summary>Makes the part the whole file.</summary>
    public void MoveTo(string target)
    {
        Content.Flush();
        File.Move(Content.Name, target, overwrite: true);
        IsMoved = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var isWorthless = !IsMoved && (!stays || Content.Length == 0);
        await Content.DisposeAsync();
        if (isWorthless)
        {
            File.Delete(Content.Name);
        }
    }
}
