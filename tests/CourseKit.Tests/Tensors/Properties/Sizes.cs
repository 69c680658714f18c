using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Tensors.Properties;

/// <summary>The sizes that a property is tried on, each with a name. They are drawn from the same
/// seed every time, and shrink towards the least ones.</summary>
internal sealed class Sizes
{
    private readonly (string Name, int Least, int Most)[] axes;
    private readonly int[] values;

    private Sizes((string Name, int Least, int Most)[] axes, int[] values) => (this.axes, this.values) = (axes, values);

    public int this[string name] => values[Array.FindIndex(axes, axis => axis.Name == name)];

    /// <summary>Tries the property on so many cases; a failure prints the smallest sizes for which it still fails.</summary>
    public static void ForAll(int cases, (string Name, int Least, int Most)[] axes, Action<Sizes> property)
    {
        var arbitrary = Arb.From(Any(axes), sizes => sizes.Smaller());
        Prop.ForAll(arbitrary, property).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(cases).WithReplay(20, 3));
    }

    /// <summary>Values between −1 and 1, others for each number.</summary>
    public static float[] Values(int count, int number)
    {
        var random = new Random(number);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    public override string ToString() => string.Join(", ", axes.Zip(values, (axis, value) => $"{axis.Name} {value}"));

    /// <summary>The least and the most of each size more often than others.</summary>
    private static Gen<Sizes> Any((string Name, int Least, int Most)[] axes) =>
        from values in Gen.CollectToArray(axes, axis => Gen.Frequency(
            (2, Gen.Constant(axis.Least)), (1, Gen.Constant(axis.Most)), (7, Gen.Choose(axis.Least, axis.Most))))
        select new Sizes(axes, values);

    private IEnumerable<Sizes> Smaller() =>
        from place in Enumerable.Range(0, values.Length)
        from smaller in new[] { axes[place].Least, (axes[place].Least + values[place]) / 2, values[place] - 1 }.Distinct()
        where smaller >= axes[place].Least && smaller < values[place]
        select new Sizes(axes, [.. values[..place], smaller, .. values[(place + 1)..]]);
}
