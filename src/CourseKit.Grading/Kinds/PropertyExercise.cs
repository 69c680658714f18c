namespace CourseKit.Grading.Kinds;

/// <summary>Asks for something that has given properties; any answer that has them is right.</summary>
public abstract class PropertyExercise<T>(string id, string title) : Exercise<T>(id, title)
{
    /// <summary>What every right answer has, the simplest first; <paramref name="random"/> is seeded.</summary>
    protected abstract IEnumerable<Property<T>> Properties(Generator random);

    /// <inheritdoc/>
    protected sealed override IEnumerable<Trial<T>> Trials() => Properties(new Generator(Seed)).Select(property =>
        new Trial<T>([("should hold", property.Rule)], answer =>
        {
            var (holds, seen) = property.Observe(answer);
            return new Observation(holds, Difference.Text(seen), holds ? null
                : "Something that should hold of every right answer does not hold of yours.");
        }));
}
