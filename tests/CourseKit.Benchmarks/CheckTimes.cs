using System.CommandLine;
using System.Text.Json;
using CourseKit.Exercises.Convolution;
using CourseKit.Grading;

namespace CourseKit.Benchmarks;

/// <summary>How long the check of each exercise takes, warm: of the right answer, of its mistakes, and of wrong answers that it does not
/// know, those to the other exercises of its type. One line of JSON an exercise, in milliseconds.</summary>
internal static class CheckTimes
{
    private const int Repetitions = 5;

    public static Command Command()
    {
        var command = new Command("checks", "How long the check of each exercise takes.");
        command.SetAction((_, _) => PrintAsync());
        return command;
    }

    private static async Task PrintAsync()
    {
        var exercises = Exercise.In(typeof(CrossCorrelation).Assembly);
        foreach (var exercise in exercises)
        {
            var reference = Reference(exercise);
            var unknown = exercises.Where(other => other != exercise && Reference(other).GetType() == reference.GetType())
                .SelectMany(other => Mistakes(other).Prepend(Reference(other)));
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                exercise = exercise.Id,
                right = (await TimesAsync(exercise, [reference])).Single(),
                mistakes = Spread(await TimesAsync(exercise, Mistakes(exercise))),
                unknown = Spread(await TimesAsync(exercise, unknown)),
            }));
        }
    }

    private static object Reference(dynamic exercise) => exercise.Reference.Value;

    private static IEnumerable<object> Mistakes(dynamic exercise)
    {
        foreach (var mistake in exercise.Mistakes)
        {
            yield return mistake.Answer;
        }
    }

    private static async Task<IReadOnlyList<double>> TimesAsync(Exercise exercise, IEnumerable<object> answers)
    {
        List<double> times = [];
        foreach (var answer in answers)
        {
            exercise.Check(answer);
            var time = await Waiting.MedianAsync(Repetitions, _ =>
            {
                exercise.Check(answer);
                return Task.CompletedTask;
            });
            times.Add(Math.Round(time.TotalMilliseconds, 1));
        }

        return times;
    }

    private static object Spread(IReadOnlyList<double> times) => new
    {
        median = times.Order().ElementAtOrDefault(times.Count / 2),
        slowest = times.DefaultIfEmpty().Max(),
    };
}
