using System.Text;
using CourseKit.Tensors.Files;

namespace CourseKit.Grading.Progress;

/// <summary>Append-only log of all checks that a learner has run, in JSON Lines; several programs may append at once.</summary>
/// <remarks>
/// Nobody can keep the owner of a file from writing to it. But each line vouches for the one before, so a line that
/// was changed, left out or put in is seen: see <see cref="LearnerProgress.FirstAltered"/>.
/// </remarks>
/// <param name="path">The file; it need not exist.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ProgressLog(string path, TimeProvider? clock = null)
{
    private const int LargestFile = 1 << 28;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), BetweenTries = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <summary>Gets the file's path.</summary>
    public string Path => path;

    /// <summary>
    /// Returns the learner's own log: the file that the environment variable COURSEKIT_PROGRESS names, or
    /// <c>coursekit/progress.jsonl</c> in XDG_DATA_HOME, or else among the user's local application data.
    /// </summary>
    public static ProgressLog OfTheLearner() => new(Environment.GetEnvironmentVariable("COURSEKIT_PROGRESS") is { Length: > 0 } file
        ? file
        : System.IO.Path.Combine(UserFolders.Data, "progress.jsonl"));

    /// <summary>Appends a check to the file, whose lines are never changed.</summary>
    /// <exception cref="IOException">The file cannot or may not be written, holds something other than checks, or is not let go of by
    /// another program; the message says which, and what to do.</exception>
    public void Add(string exercise, Outcome outcome)
    {
        using var file = Open(FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var content = Read(file);
        var previous = content.Progress.Checks is [.., var last] ? last.Hash : string.Empty;
        var line = ProgressEntry.After(previous, clock.GetUtcNow(), exercise, outcome).Line();
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes(content.EndsInLine ? $"{line}\n" : $"\n{line}\n"));
    }

    /// <summary>Appends a check of an answer, and returns why it could not be appended; null where it could, and where nothing was
    /// attempted.</summary>
    public string? Record(string exercise, Outcome outcome)
    {
        if (outcome == Outcome.NotAttempted)
        {
            return null;
        }

        try
        {
            Add(exercise, outcome);
            return null;
        }
        catch (IOException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>Returns all checks that have been added; none where there is no file.</summary>
    /// <exception cref="IOException">The file cannot or may not be read, or holds something other than checks; the message says which, and
    /// what to do.</exception>
    public LearnerProgress Read()
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return new LearnerProgress([], null);
        }

        // A pipe that is opened for reading alone would be waited for without end.
        using var file = Open(FileMode.Open, NamedFile.HasContent(path) ? FileAccess.Read : FileAccess.ReadWrite);
        return Read(file).Progress;
    }

    private (LearnerProgress Progress, bool EndsInLine) Read(FileStream file)
    {
        if (!file.CanSeek)
        {
            throw NoLog("a device or a pipe, not a file,");
        }

        if (file.Length > LargestFile)
        {
            throw NoLog($"a file of {file.Length} bytes");
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.TrimEntries);
        List<ProgressEntry> checks = [];
        int? altered = null;
        var (written, cutOff) = (0, 0);
        foreach (var (index, line) in lines.Index())
        {
            if (line.Length == 0)
            {
                continue;
            }

            written++;
            if (ProgressEntry.IsCutOff(line))
            {
                cutOff++;
                continue;
            }

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

        return checks.Count + cutOff > 0 || written == 0
            ? (new LearnerProgress(checks, altered), bytes is [] or [.., (byte)'\n'])
            : throw NoLog(FileFormat.OfOtherThanText(bytes) is { } other ? other.Name
                : written == 1 ? "a line of something else" : $"{written} lines of something else");
    }

    private IOException NoLog(string received) => Refused(
        "A record of checks holds a line for each check and nothing else, so this file is left as it is. " +
            $"Received: {received} in {path}.");

    private static IOException Refused(string problem, Exception? cause = null) =>
        new($"{problem} Name another file in COURSEKIT_PROGRESS.", cause);

    /// <summary>Opens the file, in a folder that is made for it, where it is to be written.</summary>
    private FileStream Open(FileMode mode, FileAccess access)
    {
        if (Directory.Exists(path))
        {
            throw Refused($"A record of checks is a file that can be read and written. Received: {path}. It is a folder.");
        }

        try
        {
            if (access != FileAccess.Read && System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            return OpenAlone(mode, access);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Refused($"A record of checks is a file that can be read and written. Received: {path}. {problem.Message}", problem);
        }
    }

    /// <summary>Opens the file for this program alone, after those that have it open now; nobody tells when they let go of it.</summary>
    private FileStream OpenAlone(FileMode mode, FileAccess access)
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
