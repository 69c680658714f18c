using Unit = System.Func<
    CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, int, CourseKit.Tensors.Tensor>;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Trials of residual units that are written with tensors, which tell what part of them is wrong.</summary>
internal static class ResidualUnitProbe
{
    /// <summary>The beginning of the message on shapes that cannot be added.</summary>
    private const string Sum = "Shapes combine when";

    /// <summary>A number of maps that no trial has.</summary>
    private const int OtherMaps = 7;

    private static readonly Shape Zeros = [1, 2, 6, 6];

    /// <summary>The names of a unit's tensors, in their order.</summary>
    public static IReadOnlyList<string> Inputs { get; } = ["x", "first", "second", "projection"];

    /// <summary>Returns whether a unit cannot add up, where the shape stays, where the stride is 2, where there are more maps, and where
    /// both are so.</summary>
    public static (bool Same, bool Stride, bool Maps, bool Both) FailsFor(Unit unit) =>
        (Fails(unit, 2, 1), Fails(unit, 2, 2), Fails(unit, 3, 1), Fails(unit, 3, 2));

    private static bool Fails(Unit unit, int filters, int stride) => Misfit(unit, Zeros, filters, stride) is not null;

    /// <summary>Returns whether a unit cannot add up what has fewer maps than x, whatever its projection is.</summary>
    public static bool FailsForFewerMaps(Unit unit) => LeavesProjection(unit, [1, 4, 3, 3], 2, stride: 1);

    /// <summary>Returns whether a unit cannot add up what has more maps, whatever its projection is.</summary>
    public static bool FailsWithoutProjection(Unit unit) =>
        LeavesProjection(unit, Zeros, 3, stride: 1) && LeavesProjection(unit, Zeros, 3, stride: 2);

    /// <summary>Returns whether a unit gives the right result for a shape that stays.</summary>
    public static bool IsRightForSameShape(Unit unit) => IsRight(unit, Of(new Generator(1), [1, 2, 4, 5], 2, 1));

    /// <summary>Returns whether a unit is right for a case, up to rounding.</summary>
    private static bool IsRight(Unit unit, Case given) => IsClose(Call(Right, given), Call(unit, given));

    private static bool IsClose(Tensor expected, Tensor received) => expected.Shape == received.Shape
        && (expected - received).Abs().Max().Item() < 1e-3f * Math.Max(1, expected.Abs().Max().Item());

    /// <summary>Returns whether a unit is right for all of some cases.</summary>
    public static bool AreRight(Unit unit, IEnumerable<Case> cases) => cases.All(given => IsRight(unit, given));

    /// <summary>Returns the first shapes of x and of f(x) that are alike in part and that a unit adds up in vain, without a projection,
    /// where it can add up all others: as many numbers, or as many maps and rows, or maps and columns. Null for none.</summary>
    public static (Shape X, Shape F)? Confused(Unit unit) => FailsFor(unit) != (false, false, false, false) ? null
        : new (Shape X, Shape F)[] { ([1, 1, 4, 2], [1, 4, 2, 1]), ([1, 2, 1, 4], [1, 2, 1, 2]), ([1, 2, 4, 1], [1, 2, 2, 1]) }
            .Where(shapes => LeavesProjection(unit, shapes.X, shapes.F[1], stride: 2))
            .Select(shapes => ((Shape, Shape)?)shapes).FirstOrDefault();

    /// <summary>Returns whether the filters of the second convolution work on x itself: they do where the first ones are 0, too.</summary>
    public static bool ConvolvesXBySecond(Unit unit)
    {
        object[] given = Of(new Generator(1), [1, 2, 4, 5], 2, 1).Arguments;
        var (x, second) = ((Tensor)given[0], (Tensor)given[2]);
        var result = unit(x, Tensor.Zeros([2, 2, 3, 3]), second, (Tensor)given[3], 1);
        var ofX = x.Conv2d(second, padding: 1);
        return IsClose((ofX + x).Relu(), result) || IsClose((ofX.Relu() + x).Relu(), result);
    }

    /// <summary>Returns whether a unit halves its maps where their number changes, and keeps their size where it stays, for a stride of
    /// 2.</summary>
    public static bool HalvesOtherMapsAlone(Unit unit)
    {
        return (Rows(filters: 2), Rows(filters: 3)) == (6, 3);

        int Rows(int filters) => Call(unit, Of(new Generator(1), [1, 2, 6, 6], filters, stride: 2)).Shape[2];
    }

    /// <summary>Returns whether f(x) is 0 in a map of one pixel whatever the filters are, as behind the subtraction of a mean, and is not
    /// in larger maps.</summary>
    public static bool IgnoresMean(Unit unit)
    {
        var given = Of(new Generator(1), [1, 1, 4, 5], 1, 1);
        return new[] { 1.5f, -0.5f, 8 }.All(Ignores) && !IsClose(((Tensor)given.Arguments[0]).Relu(), Call(unit, given));

        bool Ignores(float weight)
        {
            Tensor two = [[[[2]]]];
            return IsClose(two, unit(two, Middle(two, 0.5f), Middle(two, weight), Tensor.Zeros([1, 1, 1, 1]), 1));
        }
    }

    /// <summary>Returns filters that see the pixel under their middle alone, each in its own map of x.</summary>
    public static Tensor Middle(Tensor x, float weight) => Tensor.FromIndex(
        [x.Shape[1], x.Shape[1], 3, 3], at => at[0] == at[1] && at[2] == 1 && at[3] == 1 ? weight : 0);

    /// <summary>Returns whether a unit gives the same for filters that are four times as large, as behind a normalization, and something
    /// else for filters of the other sign.</summary>
    public static bool IgnoresScale(Unit unit)
    {
        var given = Of(new Generator(1), [1, 2, 4, 5], 2, 1);
        var result = Call(unit, given);
        return new[] { 1, 2 }.Any(filters => IsSame(filters, 4) && !IsSame(filters, -1));

        bool IsSame(int filters, float factor)
        {
            object[] arguments = [.. given.Arguments];
            arguments[filters] = (Tensor)arguments[filters] * factor;
            return (Call(unit, new Case(arguments)) - result).Abs().Max().Item() < 0.01f * result.Abs().Max().Item();
        }
    }

    /// <summary>Returns whether a unit looks at its projection where the number of maps changes: a projection for another number of maps
    /// makes another exception.</summary>
    public static bool ReadsProjection(Unit unit, int stride = 2) =>
        Misfit(unit, Zeros, 3, stride) != Misfit(unit, Zeros, 3, stride, projected: OtherMaps);

    /// <summary>Returns whether a unit cannot add two shapes up, and its projection makes no difference to that.</summary>
    private static bool LeavesProjection(Unit unit, Shape x, int filters, int stride) =>
        Misfit(unit, x, filters, stride) is { } misfit && misfit.StartsWith(Sum, StringComparison.Ordinal)
        && misfit == Misfit(unit, x, filters, stride, projected: OtherMaps);

    /// <summary>The exception that a unit ends in where all numbers are 0; null for none.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="x">The shape of x.</param>
    /// <param name="filters">The number of filters.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="projected">The number of maps that the projection is for; null for as many as x has.</param>
    private static string? Misfit(Unit unit, Shape x, int filters, int stride, int? projected = null)
    {
        try
        {
            unit(Tensor.Zeros(x), Tensor.Zeros([filters, x[1], 3, 3]), Tensor.Zeros([filters, filters, 3, 3]),
                Tensor.Zeros([filters, projected ?? x[1], 1, 1]), stride);
            return null;
        }
        catch (ShapeException misfit)
        {
            return misfit.Message;
        }
    }

    private static Tensor Right(Tensor x, Tensor first, Tensor second, Tensor projection, int stride) =>
        Residue(x, first, second, stride) is var f ? (f + Skip(x, f, projection, stride)).Relu() : x;

    public static Tensor Call(Unit unit, Case given) => unit((Tensor)given.Arguments[0], (Tensor)given.Arguments[1],
        (Tensor)given.Arguments[2], (Tensor)given.Arguments[3], (int)given.Arguments[4]);

    public static Case Of(Generator random, Shape shape, int filters, int stride) => new(
        Values(random, shape), Values(random, [filters, shape[1], 3, 3]), Values(random, [filters, filters, 3, 3]),
        Values(random, [filters, shape[1], 1, 1]), stride);

    /// <summary>Returns a case whose x and results are in the thousands.</summary>
    public static Case OfLarge(Generator random, Shape shape, int filters, int stride)
    {
        object[] arguments = Of(random, shape, filters, stride).Arguments;
        return new Case([(Tensor)arguments[0] * 1024, .. arguments[1..]]);
    }

    /// <summary>Returns a case of a unit with a projection, always the same one.</summary>
    public static Case Projected() => Of(new Generator(1), [1, 2, 4, 5], 3, 2);

    private static Tensor Values(Generator random, Shape shape) => (random.Integers(shape, -6, 7) * 0.25f) + 0.125f;

    public static Tensor Residue(Tensor x, Tensor first, Tensor second, int stride) =>
        x.Conv2d(first, stride: stride, padding: 1).Relu().Conv2d(second, padding: 1);

    public static Tensor Skip(Tensor x, Tensor f, Tensor projection, int stride) =>
        f.Shape == x.Shape ? x : x.Conv2d(projection, stride: stride);
}
