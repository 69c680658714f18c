using CourseKit.Tensors.Files;

namespace CourseKit.Notebooks.Lessons;

/// <summary>The last lines of what another process says on its error stream, which tell why it has ended.</summary>
internal sealed class LastLines
{
    private const int Most = 2_000, Shown = 4, Longest = 300;

    /// <summary>The beginnings of the lines in which .NET says why it ends.</summary>
    private static readonly string[] Reasons =
        ["Process terminated.", "Unhandled exception.", "Stack overflow.", "Fatal error.", "Out of memory."];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Queue<string> lines = [];
    private readonly Task reading;

    public LastLines(TextReader stream) => reading = Task.Run(async () =>
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            Add(line);
        }
    });

    public void Add(string line)
    {
        lock (lines)
        {
            lines.Enqueue(Excerpt.Shortened(line, Longest));
            if (lines.Count > Most)
            {
                lines.Dequeue();
            }
        }
    }

    /// <summary>Gets the lines so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>Waits for the end of the stream, which programs that the process has left behind may keep open.</summary>
    public Task EndAsync() => Task.WhenAny(reading, Task.Delay(Patience));

    /// <summary>
    /// The reason and what follows it or, where none is said, the last lines; when the stream has ended.
    /// </summary>
    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        await EndAsync();
        var all = Lines.ToList();
        var reason = all.FindLastIndex(line => Reasons.Any(begin => line.StartsWith(begin, StringComparison.Ordinal)));
        return [.. all.Skip(reason < 0 ? all.Count - Shown : reason).Take(Shown)];
    }
}
