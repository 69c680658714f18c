using System.CommandLine;

namespace CourseKit.Benchmarks;

/// <summary>Options of the commands that time whole networks.</summary>
internal static class MeasuringOptions
{
    public static Option<double> Seconds() => new("--seconds") { Description = "how long to measure", DefaultValueFactory = _ => 3 };

    public static Option<int> Threads() => new("--threads") { Description = "how many threads compute", DefaultValueFactory = _ => 2 };
}
