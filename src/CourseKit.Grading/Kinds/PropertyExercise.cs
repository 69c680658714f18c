using CourseKit.Grading.Execution;
using CourseKit.Grading.Relations;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for something with given properties; any answer that has them is right.</summary>
public abstract class PropertyExercise<T>(string id, string title) : Exercise<T>(id, title)
{
    /// <summary>Returns the properties of every right answer, the simplest first; <paramref name="random"/> is seeded.</summary>
    protected abstract IEnumerable<Property<T>> Properties(Generator random);

    private protected sealed override IEnumerable<Trial<T>> Trials() => Properties(new Generator(Seed)).Select(property =>
        new Trial<T>([("should hold", property.Rule)], answer => Observe(property, answer)));

    private static Observation Observe(Property<T> property, T answer)
    {
        try
        {
            var (holds, seen) = property.Observe(answer);
            return new Observation(seen, Difference.Text(seen), holds ? null
                : "Something that should hold of every right answer does not hold of yours.")
            {
                Sample = property.Expected is { } expected ? new Sample(expected, seen, []) : null,
            };
        }
        catch (Exception exception) when (!Stoppable.IsStopping && exception is not NotImplementedException
            && (answer is not Delegate || !AnswerCode.Threw(exception)))
        {
            return new Observation(exception.Message, answer is Delegate ? "something of another kind" : Difference.Text(answer),
                $"This cannot be tried with what your answer gives. {exception.Message}");
        }
    }
}
