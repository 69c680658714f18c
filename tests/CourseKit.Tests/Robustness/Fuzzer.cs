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

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(3), Hanging = TimeSpan.FromMinutes(2);

    private readonly Mutator mutator = new(target.Seeds, target.Tokens);
    private int number;
    private long accepted;

    /// <summary>Runs as many inputs.</summary>
    /// <returns>How many of them were read.</returns>
    /// <exception cref="WrongResultException">The reader failed; the message says how, and where the input is.</exception>
    public long Run(int inputs)
    {
        Exception? failure = null;
        var worker = new Thread(() =>
        {
            try
            {
                for (; number < inputs; number++)
                {
                    Try(mutator.Make(seed, number));
                }
            }
            catch (Exception problem)
            {
                failure = problem;
            }
        })
        { IsBackground = true, Name = target.Name };
        worker.Start();
        for (var last = -1; !worker.Join(Hanging); last = number)
        {
            if (number == last)
            {
                throw Failed("it takes without end", null);
            }
        }

        return failure is null ? accepted : throw failure;
    }

    private void Try(byte[] input)
    {
        var (time, bytes) = Measured(input);
        if (time > MostTime)
        {
            // Other programs may have had the processor: the shorter time counts.
            (time, _) = Measured(input);
        }

        if (time > MostTime || bytes > MostBytes)
        {
            throw Failed($"it takes {time.TotalSeconds:0.0} s and {bytes >> 20} MiB", null);
        }
    }

    private (TimeSpan Time, long Bytes) Measured(byte[] input)
    {
        var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        try
        {
            target.Read(input);
            accepted++;
        }
        catch (Exception problem) when (problem.GetType() == target.Refusal)
        {
            if (problem.Message.Length > 4000)
            {
                throw Failed($"a message of {problem.Message.Length} characters", problem);
            }
        }
        catch (Exception problem)
        {
            throw Failed($"{problem.GetType().Name}: {problem.Message}", problem);
        }

        return (clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private WrongResultException Failed(string how, Exception? problem)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{target.Name.Replace(' ', '-')}-{seed}-{number}.bin");
        File.WriteAllBytes(path, mutator.Make(seed, number));
        return new WrongResultException(
            $"A reader of «{target.Name}» gives its own error or a right result, soon and without much memory. "
            + $"Received: {how}, for input {number} of seed {seed}, kept in {path}.\n{problem?.StackTrace}");
    }
}
