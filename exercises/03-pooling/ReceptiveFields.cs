namespace CourseKit.Exercises.Pooling;

/// <summary>Receptive fields, found by changing one number of an input after another: an output that changes too depends on it.</summary>
/// <param name="Name">The name of the input.</param>
/// <param name="Input">The input; its numbers are small beside 1000.</param>
internal sealed record ReceptiveFields(string Name, Tensor Input)
{
    private const float Far = 1000, Negligible = 1e-3f;

    /// <summary>Returns the first output that depends on too much or too little of the input, in words; null where there is none, or
    /// where the results differ in shape.</summary>
    public string? Objection(Func<Tensor, Tensor> right, Func<Tensor, Tensor> given)
    {
        var shape = right(Input.Detach()).Shape;
        if (given(Input.Detach()).Shape != shape)
        {
            return null;
        }

        var (should, does) = (Dependents(right), Dependents(given));
        var wrong = from number in Enumerable.Range(0, should.Count)
                    from output in should[number].Union(does[number]).Except(should[number].Intersect(does[number]))
                    orderby output, should[number].Contains(output) descending, number
                    select Words(Place(shape, output), $"{Name}{Place(Input.Shape, number)}", should[number].Contains(output));
        return wrong.FirstOrDefault();
    }

    private static string Words(string output, string number, bool should) => should
        ? $"Output {output} should depend on `{number}`: yours stays the same when that number changes."
        : $"Output {output} should not depend on `{number}`: yours changes with that number.";

    /// <summary>The outputs that depend on each number of the input, all counted in the order in which they lie.</summary>
    private List<HashSet<int>> Dependents(Func<Tensor, Tensor> function)
    {
        var before = function(Input.Detach()).ToArray();
        return [.. Enumerable.Range(0, Input.Data.Length).Select(number => new[] { Far, -Far }
            .Select(value => function(Changed(number, value)).ToArray())
            .SelectMany(after => Enumerable.Range(0, before.Length).Where(output => !AreAlike(before[output], after[output])))
            .ToHashSet())];
    }

    private Tensor Changed(int number, float value)
    {
        var changed = Input.Detach();
        changed.Data[number] = value;
        return changed;
    }

    /// <summary>Two infinities of one sign, or two NaN, have no difference that is small.</summary>
    private static bool AreAlike(float before, float after) => before.Equals(after) || Math.Abs(after - before) < Negligible;

    private static string Place(Shape shape, int offset) => $"[{string.Join(", ", shape.Unravel(offset))}]";
}
