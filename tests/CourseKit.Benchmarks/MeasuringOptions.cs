using System.CommandLine;
using CourseKit.Benchmarks.Networks;

namespace CourseKit.Benchmarks;

/// <summary>Options of the commands that time whole networks.</summary>
internal static class MeasuringOptions
{
    public static Option<double> Seconds() => new("--seconds") { Description = "how long to measure", DefaultValueFactory = _ => 3 };

    public static Option<int> Threads() => new Option<int>("--threads")
    {
        Description = "how many threads compute",
        DefaultValueFactory = _ => 2,
    }.AtLeast(1, "A thread computes");

    /// <summary>Returns the option, which takes no smaller number.</summary>
    /// <param name="option">The option.</param>
    /// <param name="least">The smallest number.</param>
    /// <param name="rule">The reason, as a sentence without its end.</param>
    public static Option<int> AtLeast(this Option<int> option, int least, string rule)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var number && number < least)
            {
                result.AddError($"{rule}, so {option.Name} is at least {least}. Received: {number}.");
            }
        });
        return option;
    }

    /// <summary>Returns the argument, which takes the names of cases alone.</summary>
    public static Argument<T> OfCases<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var name in result.Tokens)
            {
                try
                {
                    Case.Parse(name.Value);
                }
                catch (FormatException problem)
                {
                    result.AddError(problem.Message);
                }
            }
        });
        return argument;
    }
}
