using System.Diagnostics;

namespace CourseKit.Tests.Robustness;

/// <summary>Gives a reader many damaged inputs. For each, the reader's own exception or a right result comes, soon and without much
/// memory. An input for which that is not so is kept in a file.</summary>
/// <param name="target">The reader.</param>
/// <param name="seed">Where the inputs start from.</param>
/// <param name="folder">Where inputs are kept.</param>
internal sealed class Fuzzer(FuzzTarget target, ulong seed, string folder)
{
    /// <summary>An archive of a few bytes may claim 64 MiB, for which room is made more than once.</summary>
    private const long MostBytes = 300L << 20;

    private const string Received = "Received: ";

    private readonly Mutator mutator = new(target.Seeds, target.Tokens);

    /// <summary>The number of the input that is read, and when its reading began; the thread that waits looks at both.</summary>
    private int number;
    private long began;

    /// <summary>The greatest time that an input may take.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The time after which an input counts as one that never ends.</summary>
    public TimeSpan Hanging { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Runs as many inputs.</summary>
    /// <returns>How many of them were read.</returns>
    /// <exception cref="WrongResultException">The reader failed; the message says how, and where the input is.</exception>
    public long Run(int inputs)
    {
        Exception? failure = null;
        var accepted = 0L;
        var worker = new Thread(() =>
        {
            try
            {
                for (var next = 0; next < inputs; next++)
                {
                    Volatile.Write(ref number, next);
                    Volatile.Write(ref began, Stopwatch.GetTimestamp());
                    accepted += IsRead(mutator.Make(seed, next)) ? 1 : 0;
                }
            }
            catch (Exception problem)
            {
                failure = problem;
            }
        })
        { IsBackground = true, Name = target.Name };
        Volatile.Write(ref began, Stopwatch.GetTimestamp());
        worker.Start();
        while (!worker.Join(Hanging / 10))
        {
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref began)) > Hanging)
            {
                throw Failed("it takes without end", null);
            }
        }

        return failure is null ? accepted : throw failure;
    }

    private bool IsRead(byte[] input)
    {
        var (isRead, time, bytes) = Measured(input);
        if (time > MostTime && Measured(input).Time is var again && again < time)
        {
            // Other programs may have had the processor: the shorter time counts.
            time = again;
        }

        if (time > MostTime || bytes > MostBytes)
        {
            throw Failed(FormattableString.Invariant($"it takes {time.TotalSeconds:0.0} s and {bytes >> 20} MiB"), null);
        }

        return isRead;
    }

    private (bool IsRead, TimeSpan Time, long Bytes) Measured(byte[] input)
    {
        var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var isRead = false;
        try
        {
            target.Read(input);
            isRead = true;
        }
        catch (Exception problem) when (problem.GetType() == target.Refusal)
        {
            if (problem.Message.Length > 4000)
            {
                throw Failed($"a message of {problem.Message.Length} characters", problem);
            }

            if (problem.Message.Split(Received).Length > 2)
            {
                throw Failed($"a message that says twice what was received: {problem.Message}", problem);
            }
        }
        catch (Exception problem)
        {
            throw Failed($"{problem.GetType().Name}: {problem.Message}", problem);
        }

        return (isRead, clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private WrongResultException Failed(string how, Exception? problem)
    {
        var failing = Volatile.Read(ref number);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{target.Name.Replace(' ', '-')}-{seed}-{failing}.bin");
        File.WriteAllBytes(path, mutator.Make(seed, failing));
        return new WrongResultException(
            $"A reader of «{target.Name}» gives its own error or a right result, soon and without much memory. "
            + $"Received: {how}, for input {failing} of seed {seed}, kept in {path}.\n{problem?.StackTrace}");
    }
}
