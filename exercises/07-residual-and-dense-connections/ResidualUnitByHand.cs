using static CourseKit.Exercises.ResidualAndDenseConnections.ResidualUnitCall;
using static CourseKit.Exercises.ResidualAndDenseConnections.ResidualUnitProbe;
using Unit = System.Func<
    CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, int, CourseKit.Tensors.Tensor>;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed partial class ResidualUnitByHand()
    : FunctionExercise<Unit>("07-residual-and-dense-connections/residual-unit", "A residual unit")
{
    private const string Normalization = "There is a normalization in your f(x). The question asks for the unit of the drawing without it.";

    public override string Question =>
        """
        Write a residual unit with tensors, as the drawing above shows it, without its normalization: a convolution, a ReLU and a second
        convolution compute f(x); then the skip connection is added, and a last ReLU comes behind the sum.

        `x` has the shape [N, C, H, W]. `first` and `second` are the filters of the two convolutions, of 3×3 each, as many in the one as
        in the other; both convolutions have a padding of 1 and no bias. `stride` is the stride of the first convolution; that of the
        second is 1. Where f(x) has the same shape as x, the skip connection is x itself. Where it has another shape, and only there, it
        is x behind a 1×1 convolution with the filters `projection` and the same `stride`.

        For the image `[[[[2]]]]` of one pixel, and filters with 0.5 and 1.5 in the middle, f(x) = 1.5 · max(0, 0.5 · 2) = 1.5, and the
        result is max(0, 1.5 + 2) = 3.5. `x.Conv2d(first, stride: stride, padding: 1)`, `Relu()`, `+` and `x.Shape == y.Shape` are enough.
        The gradient is checked as well as the result: compute with such operations on whole tensors, not number by number.
        """;

    public override Answer<Unit> Reference { get; } = Write((x, first, second, projection, stride) =>
    {
        var f = x.Conv2d(first, stride: stride, padding: 1).Relu().Conv2d(second, padding: 1);
        var skip = f.Shape == x.Shape ? x : x.Conv2d(projection, stride: stride);
        return (f + skip).Relu();
    });

    protected override IReadOnlyList<string> DifferentiableBy => ["x"];

    /// <inheritdoc/>
    /// <remarks>All inputs are tried where the skip connection has a projection, always with the same numbers: near the bend of a ReLU, a
    /// gradient that is found by trying is off.</remarks>
    protected override IEnumerable<(string Input, Case Given)> GradientCases(Generator random) =>
    [
        .. base.GradientCases(random),
        .. Inputs.Select(name => (name, Projected())),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        Of(random, [1, 2, 3, 4], 2, 1),
        Of(random, [2, 3, 5, 4], 3, 1),
        Of(random, [1, 3, 6, 4], 3, 2),
        Of(random, [1, 2, 3, 5], 4, 1),
        Of(random, [1, 2, 4, 5], 3, 2),
        Of(random, [1, 1, 3, 4], 2, 1),
        Of(random, [1, 1, 4, 2], 4, 2),
        Of(random, [1, 2, 1, 4], 2, 2),
        Of(random, [1, 2, 4, 1], 2, 2),
        OfLarge(random, [1, 2, 3, 4], 2, 1),
        .. Enumerable.Range(0, 2).Select(_ => Of(
            random, [random.Integer(1, 3), random.Integer(2, 4), random.Integer(4, 7), random.Integer(4, 7)], random.Integer(2, 5),
            random.Integer(1, 3))),
        Of(random, [1, 4, 3, 3], 2, 1),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Unit unit)
    {
        Tensor two = [[[[2]]]], large = [[[[2000]]]], negative = [[[[-2]]]], row = [[[[1, -2, 3]]]], maps = [[[[1, 3]], [[-2, 1]]]];
        return (IgnoresScale(unit) || IgnoresMean(unit) ? Normalization : base.Diagnose(unit))
            ?? Confusion(unit) ?? Unprojected(unit) ?? new Steps<Unit>(
            Reference.Value,
            ("the pixel `[[[[2]]]]` and filters with 0.5 and 1.5 in the middle", On(two, 0.5f, 1.5f)),
            ("the pixel `[[[[2]]]]` and filters with 0.5 and −0.5 in the middle", On(two, 0.5f, -0.5f)),
            ("the pixel `[[[[2]]]]` and filters with 0.5 and −3 in the middle", On(two, 0.5f, -3)),
            ("the pixel `[[[[2]]]]` and filters with −0.5 and 1.5 in the middle", On(two, -0.5f, 1.5f)),
            ("the pixel `[[[[-2]]]]` and filters with −0.5 and 4 in the middle", On(negative, -0.5f, 4)),
            ("the pixels `[[[[1, -2, 3]]]]` and filters with 0.5 and 1.5 in the middle", On(row, 0.5f, 1.5f)),
            ("the pixels `[[[[1, 2, 3]]]]` and filters of 1 throughout", OfOnes),
            ("two maps, `[[[[1, 3]], [[-2, 1]]]]`, and filters with 0.5 and 1.5 in the middle, each for its own map", On(maps, 0.5f, 1.5f)),
            ("the pixels `[[[[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [11, 12, 13, 14, 15]]]]`, a `stride` of 2, filters of 0 and a projection " +
                "with 1 for the first map and 2 for the second", SkipAlone),
            ("the pixels `[[[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16]]]]`, a `stride` of 2, filters with 1 in the " +
                "middle and a projection of 0", BodyAlone),
            ("the pixel `[[[[2000]]]]` and filters with 0.5 and 1.5 in the middle", On(large, 0.5f, 1.5f)))
            .Objection(unit) ?? (AreRight(unit, Cases(new Generator(1))) ? ResidualUnitGradient.Objection(unit) : null);
    }

    /// <summary>A question about a projection that is not made where there are more maps; null where it is.</summary>
    private static string? Unprojected(Unit unit) => FailsWithoutProjection(unit)
        ? "Where f(x) has more maps than x, your unit cannot add the two, and it makes no use of `projection`. What brings x into " +
            "the shape of f(x)?"
        : null;

    /// <summary>A question about shapes that are alike in part, where a unit can add up all others; null for none.</summary>
    private static string? Confusion(Unit unit) => Confused(unit) is var (x, f)
        ? $"Where x has the shape {x}, f(x) has {f}, and your unit cannot add the two. Which parts of the shapes do you compare? " +
            "`x.Shape == f.Shape` is true for the same shape alone."
        : null;

    public override IReadOnlyList<string> Hints =>
    [
        "Two ways lead from x to the +. Write down what happens on each of them, then join them.",
        "`var f = x.Conv2d(first, stride: stride, padding: 1).Relu().Conv2d(second, padding: 1);` is one way. The other is x, or " +
            "`x.Conv2d(projection, stride: stride)`: when is it which?",
        "`var skip = f.Shape == x.Shape ? x : x.Conv2d(projection, stride: stride);`, and the last line is a ReLU of a sum.",
    ];

    public override string Explanation =>
        """
        Look at the gradient: where the sum is positive, that of x is the one that comes in from above, plus what comes through the two
        convolutions. The first part has no weights in it. However many units lie on top of each other, there is a way back to the
        first layer that multiplies the gradient with 1 again and again. The projections interrupt that way, so there are as few as
        possible: three in ResNet-34, none of them needed for anything but shapes.
        """;
}
