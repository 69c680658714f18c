using System.Diagnostics;
using System.Text.Json;

namespace CourseKit.Benchmarks;

/// <summary>How long a learner waits for something.</summary>
internal static class Waiting
{
    /// <summary>The time of one run.</summary>
    public static async Task<TimeSpan> TimeAsync(Func<Task> wait)
    {
        var watch = Stopwatch.StartNew();
        await wait();
        return watch.Elapsed;
    }

    /// <summary>The median of several runs, each of which is told its number.</summary>
    public static async Task<TimeSpan> MedianAsync(int repetitions, Func<int, Task> wait)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < repetitions; i++)
        {
            times.Add(await TimeAsync(() => wait(i)));
        }

        return times.Order().ElementAt(repetitions / 2);
    }

    /// <summary>Writes a line of JSON.</summary>
    public static void Print(string what, TimeSpan time) =>
        Console.WriteLine(JsonSerializer.Serialize(new { what, milliseconds = Math.Round(time.TotalMilliseconds, 1) }));
}
