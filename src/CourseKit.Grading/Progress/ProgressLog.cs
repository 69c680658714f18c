using System.Text;
using CourseKit.Tensors.Files;

namespace CourseKit.Grading.Progress;

/// <summary>A file of all checks that a learner has run, a line of JSON each. Only ever added to, by
/// several programs at once if need be.</summary>
/// <remarks>
/// Nobody can keep the owner of a file from writing to it. But each line vouches for the one before, so a line that
/// was changed, left out or put in is seen: see <see cref="LearnerProgress.FirstAltered"/>.
/// </remarks>
/// <param name="path">The file; it need not exist.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ProgressLog(string path, TimeProvider? clock = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), BetweenTries = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>
    /// The learner's own: the file that the environment variable COURSEKIT_PROGRESS names, or
    /// <c>coursekit/progress.jsonl</c> in XDG_DATA_HOME, or else among the user's local application data.
    /// </summary>
    public static ProgressLog OfTheLearner() => new(Environment.GetEnvironmentVariable("COURSEKIT_PROGRESS") is { Length: > 0 } file
        ? file
        : System.IO.Path.Combine(UserFolders.Data, "progress.jsonl"));

    /// <summary>Adds a check.</summary>
    /// <exception cref="IOException">The file cannot be written, or another program does not let go of it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Add(string exercise, Outcome outcome)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        using var file = Open(FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var (content, complete) = Read(file);
        var previous = content.Checks is [.., var last] ? last.Hash : string.Empty;

        // A line without an end was cut off while it was written: by a crash, or a full disk.
        file.SetLength(complete);
        file.Position = complete;
        file.Write(Encoding.UTF8.GetBytes($"{ProgressEntry.After(previous, clock.GetUtcNow(), exercise, outcome).Line()}\n"));
    }

    /// <summary>All that has been added; nothing where there is no file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public LearnerProgress Read()
    {
        if (!File.Exists(path))
        {
            return new LearnerProgress([], null);
        }

        using var file = Open(FileMode.Open, FileAccess.Read);
        return Read(file).Content;
    }

    private static (LearnerProgress Content, long Complete) Read(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var complete = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(0, complete)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<ProgressEntry> checks = [];
        int? altered = null;
        foreach (var (index, line) in lines.Index())
        {
            var entry = ProgressEntry.Parse(line);
            if (entry?.Follows(checks is [.., var last] ? last.Hash : string.Empty) != true)
            {
                altered ??= index + 1;
            }

            if (entry is not null)
            {
                checks.Add(entry);
            }
        }

        return (new LearnerProgress(checks, altered), complete);
    }

    /// <summary>Opens the file for this program alone, after those that have it open now; nobody tells when they let go of it.</summary>
    private FileStream Open(FileMode mode, FileAccess access)
    {
        for (var waited = TimeSpan.Zero; ; waited += BetweenTries)
        {
            try
            {
                return new FileStream(path, mode, access, FileShare.None);
            }
            catch (IOException busy) when (busy is not (FileNotFoundException or DirectoryNotFoundException) && waited < Patience)
            {
                Thread.Sleep(BetweenTries);
            }
        }
    }
}
